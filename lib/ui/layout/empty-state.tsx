import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type EmptyStateProps = {
  icon: LucideIcon;
  title: string;
  /** Why it is empty and what will stand here. */
  children?: ReactNode;
  /** The next thing to do. */
  action?: ReactNode;
  /** Where it stands for a whole page, its title is the page's heading. */
  isPage?: boolean;
};

export function EmptyState({ icon: Icon, title, children, action, isPage }: EmptyStateProps) {
  const Title = isPage ? "h1" : "p";
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-1 px-4 py-10 text-center">
      <Icon aria-hidden className="mb-2 size-7 text-muted" strokeWidth={1.25} />
      <Title className="font-semibold text-base">{title}</Title>
      {children && <div className="text-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
