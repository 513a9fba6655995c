import { LinkTabs } from "@/lib/ui/layout";

/** The pages of the review desk. */
export function ReviewTabs() {
  return (
    <LinkTabs
      label="Review"
      tabs={[
        { label: "Queue", href: "/review" },
        { label: "Agreement", href: "/review/agreement" },
      ]}
    />
  );
}
