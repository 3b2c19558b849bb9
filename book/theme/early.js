/** Before anything is drawn: the reader's colours, and that scripts run, so that what follows a prediction is hidden at once. */
document.documentElement.classList.add("js");
try {
  const chosen = localStorage.getItem("kindling colours");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.colours = chosen;
} catch {
  document.documentElement.dataset.storage = "none";
}
