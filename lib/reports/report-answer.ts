import { z } from "zod";
import { reportHtml } from "./html";
import { reportPdf } from "./pdf";
import type { Report } from "./report";

export const reportFormatSchema = z.enum(["html", "pdf"]).catch("html");

/** The report as a file: opened from the workbench's origin it could not have its own content policy. */
export async function reportAnswer(
  report: Report,
  format: z.output<typeof reportFormatSchema>,
  name: string,
): Promise<Response> {
  const [content, type] =
    format === "pdf"
      ? [await reportPdf(report), "application/pdf"]
      : [reportHtml(report), "text/html; charset=utf-8"];
  return new Response(content, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}.${format}"`,
      "cache-control": "no-store",
    },
  });
}
