/**
 * The script of every page: colours, search, predictions, examples, runs that one steps through, and news from `npm start`.
 *
 * Without it the page is still whole: text, outputs, pictures. Left out on purpose: a framework.
 */
import { startColours } from "./colours.ts";
import { startExamples } from "./examples.ts";
import { startHome } from "./home.ts";
import { startPlayers } from "./player.ts";
import { startPredictions } from "./predictions.ts";
import { startSearch } from "./search.ts";

startColours();
startSearch();
startPredictions();
startExamples();
startPlayers();
startHome();

// Contents stand open where there is room beside the text.
if (matchMedia("(min-width: 70rem)").matches)
  document.querySelector<HTMLDetailsElement>(".contents details")?.setAttribute("open", "");
