import { z } from "zod";
import { languageOf } from "@/lib/language/languages";
import { attachment } from "./file-name";
import { reportHtml } from "./html";
import { reportPdf } from "./pdf";
import type { Report } from "./report";
import { type Writing, writingIn } from "./writing";

const formatSchema = z.enum(["html", "pdf"]).catch("html");

/**
 * A report in the language of the request, as the file that it asks for by `?format=pdf`, else as HTML: opened from the
 * workbench's origin it could not have its own content policy.
 */
export async function reportAnswer(
  request: Request,
  write: (writing: Writing) => Promise<Report>,
): Promise<Response> {
  const report = await write(writingIn(languageOf(request.headers)));
  const format = formatSchema.parse(new URL(request.url).searchParams.get("format"));
  const [content, type] =
    format === "pdf"
      ? [await reportPdf(report), "application/pdf"]
      : [reportHtml(report), "text/html; charset=utf-8"];
  return new Response(content, {
    headers: {
      "content-type": type,
      "content-disposition": attachment(report.about, report.writtenAt, format),
      "cache-control": "no-store",
    },
  });
}
