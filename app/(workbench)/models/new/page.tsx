import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageActor } from "@/lib/auth/page";
import { openAiCompatibleConfig } from "@/lib/models/openai-compatible";
import { ClientMessages } from "@/lib/ui/language";
import { PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { EndpointForm } from "../endpoint-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("models"))("add") };
}

const {
  baseUrl: _,
  model: __,
  apiKey: ___,
  ...defaults
} = openAiCompatibleConfig.parse({
  baseUrl: "http://127.0.0.1:8000/v1",
  model: "none",
});

export default async function NewModelPage() {
  await pageActor("operate");
  const t = await getTranslations("models");
  return (
    <ClientMessages areas={["modelForms"]}>
      <PageHeader
        title={t("add")}
        breadcrumbs={[{ label: t("title"), href: "/models" }]}
        description={t("addDescription")}
      />
      <PageBody width="reading">
        <Section title={t("serverAndSettings")}>
          <EndpointForm settings={{ ...defaults, baseUrl: "", model: "" }} hasKey={false} />
        </Section>
      </PageBody>
    </ClientMessages>
  );
}
