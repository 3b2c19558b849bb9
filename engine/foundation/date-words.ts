/**
 * Dates as web pages and JSON write them, in UTC: `Sat Nov 21 04:00:05 UTC 2026` (java.util.Date.toString) and `2026/11/21 04:00:05` (UIUtils.formatDate,
 * with another separator where a script formats it). Worked out by arithmetic, the same on every machine. Milliseconds since 1970. Left out on purpose:
 * other zones.
 */
import { civil } from "./calendar.ts";

const DAY = 86_400_000;
const two = (value: number): string => String(value).padStart(2, "0");
const days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function partsOf(millis: number) {
  const count = Math.floor(millis / DAY);
  const seconds = Math.floor((millis - count * DAY) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return { ...civil(count), weekday: ((count % 7) + 7) % 7, time: parts.map(two).join(":") };
}

/** `Sat Nov 21 04:00:05 UTC 2026`. */
export function dateWords(millis: number): string {
  const { year, month, day, weekday, time } = partsOf(millis);
  return `${days[weekday]} ${months[month - 1]} ${two(day)} ${time} UTC ${year}`;
}

/** `2026/11/21 04:00:05`. */
export function dateOfPage(millis: number, separator: "/" | "-" = "/"): string {
  const { year, month, day, time } = partsOf(millis);
  return `${[String(year).padStart(4, "0"), two(month), two(day)].join(separator)} ${time}`;
}
