import type { Metadata } from "next";
import { actorUserId } from "@/lib/auth/actor";
import { pageActor } from "@/lib/auth/page";
import { PageBody, PageHeader } from "@/lib/ui/layout";
import { Desk } from "./desk/desk";
import { ReviewTabs } from "./review-tabs";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage() {
  const actor = await pageActor("review");
  return (
    <>
      <PageHeader
        title="Review"
        description="Problems of every curriculum that wait for your decision."
        tabs={<ReviewTabs />}
      />
      <PageBody>
        <Desk userId={actorUserId(actor) ?? ""} />
      </PageBody>
    </>
  );
}
