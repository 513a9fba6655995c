import { LinkTabs } from "@/lib/ui/layout";

/** The ways to review; `curriculumId` keeps to one curriculum. */
export function ReviewTabs({ curriculumId, flagged }: { curriculumId?: string; flagged?: number }) {
  const query = curriculumId ? `?curriculum=${curriculumId}` : "";
  return (
    <LinkTabs
      label="Review"
      tabs={[
        { label: "Desk", href: curriculumId ? `/curricula/${curriculumId}/review` : "/review" },
        { label: "Which is easier?", href: `/review/compare${query}` },
        { label: "Under discussion", href: `/review/discussion${query}`, count: flagged },
        { label: "Agreement", href: `/review/agreement${query}` },
      ]}
    />
  );
}
