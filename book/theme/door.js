/** The door of the book: to Korean for who reads Korean, else to English. Left out on purpose: asking. */
location.replace(navigator.language.startsWith("ko") ? "ko/index.html" : "en/index.html");
