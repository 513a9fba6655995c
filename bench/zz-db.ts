import { writeFileSync } from "node:fs";
import { benchDatabase } from "@/bench/api/database";

const stored = await benchDatabase("/tmp/ladderboard-bench-api", 3600);
writeFileSync("/tmp/benchdb.url", stored!.url);
console.log(stored!.url);
process.on("SIGTERM", async () => {
  await stored!.stop();
  process.exit(0);
});
setInterval(() => {}, 1e6);
