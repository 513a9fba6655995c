import { z } from "zod";
import { reportHtml } from "./html";
import { reportPdf } from "./pdf";
import type { Report } from "./report";

const formatSchema = z.enum(["html", "pdf"]).catch("html");

/**
 * The report as the file that the request asks for by `?format=pdf`, else as HTML: opened from the workbench's origin it
 * could not have its own content policy.
 */
export async function reportAnswer(request: Request, report: Report, name: string): Promise<Response> {
  const format = formatSchema.parse(new URL(request.url).searchParams.get("format"));
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
