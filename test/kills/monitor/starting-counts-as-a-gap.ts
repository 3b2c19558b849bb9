/** The time until the first job counts as a gap of the driver. */
export const kill = {
  file: "engine/monitor/doctor/idle.ts",
  find: "const first = ran.reduce((earliest, { to }) => Math.min(earliest, to), end);",
  replace: "const first = ran.reduce((earliest) => earliest, 0);",
  law: "where nothing is wrong the doctor finds nothing above a note",
} as const;
