/** A map task writes a file for each reducer. */
export const kill = {
  file: "engine/shuffle/shuffle-files.ts",
  find: 'if (data.length > 0) disk.write(path("data"), data);',
  replace:
    "lengths.forEach((_, r) => disk.write(blockPath(localDir, `shuffle_${shuffle}_${mapId}_${r}.data`), data));",
  law: "a map task leaves one data file on its executor, and a result task sends its value to the driver",
} as const;
