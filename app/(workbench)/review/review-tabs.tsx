import { LinkTabs } from "@/lib/ui/layout";

/** The ways to review; `curriculumId` keeps to one curriculum. */
export function ReviewTabs({ curriculumId }: { curriculumId?: string }) {
  const query = curriculumId ? `?curriculum=${curriculumId}` : "";
  return (
    <LinkTabs
      label="Review"
      tabs={[
        { label: "Desk", href: curriculumId ? `/curricula/${curriculumId}/review` : "/review" },
        { label: "Agreement", href: `/review/agreement${query}` },
      ]}
    />
  );
}
