import type { Metadata } from "next";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { PageBody, PageHeader } from "@/lib/ui/layout";
import { myQueue } from "./queue";
import { reasonChoices } from "./reason-choices";
import { ReviewQueue } from "./review-queue";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage() {
  const actor = await pageActor("review");
  const queue = await myQueue(database(), actor);
  return (
    <>
      <PageHeader title="Review" description="Problems of every curriculum that wait for your decision." />
      <PageBody>
        <ReviewQueue {...queue} reasons={reasonChoices()} />
      </PageBody>
    </>
  );
}
