import type { Metadata } from "next";
import { pageActor } from "@/lib/auth/page";
import { openAiCompatibleConfig } from "@/lib/models/openai-compatible";
import { PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { EndpointForm } from "../endpoint-form";

export const metadata: Metadata = { title: "Add an endpoint" };

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
  return (
    <>
      <PageHeader
        title="Add an endpoint"
        breadcrumbs={[{ label: "Models", href: "/models" }]}
        description="Any server that speaks the OpenAI chat API: OpenAI, vLLM, llama.cpp, Ollama and others."
      />
      <PageBody width="reading">
        <Section title="Server and settings">
          <EndpointForm settings={{ ...defaults, baseUrl: "", model: "" }} hasKey={false} />
        </Section>
      </PageBody>
    </>
  );
}
