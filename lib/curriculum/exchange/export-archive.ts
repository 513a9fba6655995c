import { makeZip } from "client-zip";
import type { ExportFile } from "./export-curriculum";

/** The files of an export as one ZIP archive, which streams as they are made. Whoever stops reading ends the export. */
export function exportArchive(files: AsyncGenerator<ExportFile>): ReadableStream<Uint8Array> {
  const lastModified = new Date();
  async function* entries() {
    for await (const { path, content } of files) yield { name: path, lastModified, input: content };
  }
  const archive = makeZip(entries()).getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await archive.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    // The archive would forget the files; ending them gives their connection back.
    async cancel() {
      await files.return(undefined);
    },
  });
}
