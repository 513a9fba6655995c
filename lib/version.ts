import packageFile from "@/package.json";

/** Of this Ladderboard; each run stores the one it was launched by. */
export const { version } = packageFile;
