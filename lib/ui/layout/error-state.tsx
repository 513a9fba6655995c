import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type ErrorStateProps = {
  title?: string;
  message: ReactNode;
  action?: ReactNode;
  /** An id to look up in the server's log. */
  detail?: string;
};

export function ErrorState({ title, message, action, detail }: ErrorStateProps) {
  return (
    <div role="alert" className="mx-auto grid max-w-md justify-items-center gap-1 px-4 py-10 text-center">
      <TriangleAlert aria-hidden className="mb-2 size-7 text-bad" strokeWidth={1.5} />
      <p className="font-semibold text-base">{title ?? <DefaultTitle />}</p>
      <div className="break-words text-muted">{message}</div>
      {detail && <code className="mt-1 select-all font-mono text-muted text-xs">{detail}</code>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

/** Apart, because where no texts could be loaded a title is given. */
function DefaultTitle() {
  return useTranslations("layout")("failed");
}
