/** Every failure is blamed on the data. */
export const kill = {
  file: "engine/monitor/rules/failure-names.ts",
  find: '  if (succeeded.length === 0) return "code";\n',
  replace: '  if (attempts.length > 0) return "data";\n',
  law: "one bad record fails one task on any host; bad code fails every task; a bad host fails what runs there and works elsewhere",
} as const;
