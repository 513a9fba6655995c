import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { actorUserId } from "@/lib/auth/actor";
import { pageActor } from "@/lib/auth/page";
import { ClientMessages } from "@/lib/ui/language";
import { PageBody, PageHeader } from "@/lib/ui/layout";
import { Desk } from "./desk/desk";
import { ReviewTabs } from "./review-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

export default async function ReviewPage() {
  const actor = await pageActor("review");
  const t = await getTranslations("review");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} tabs={<ReviewTabs />} />
      <PageBody>
        <ClientMessages areas={["desk", "outbox"]}>
          <Desk userId={actorUserId(actor) ?? ""} />
        </ClientMessages>
      </PageBody>
    </>
  );
}
