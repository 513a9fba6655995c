import { Command } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { fieldMessages } from "@/lib/auth/input-messages";
import { roles } from "@/lib/auth/permissions";
import { changeUser, inviteSchema, inviteUser, listUsers, renewSignInLink } from "@/lib/auth/users";
import { noteOfRunning } from "@/lib/data-folder";
import type { Database } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";
import { withDatabase } from "./session";

const actor = systemActor("command line");
const addressOption = [
  "--url <address>",
  "address of the web server",
  process.env.LADDERBOARD_URL ?? noteOfRunning("webUrl") ?? "http://127.0.0.1:3000",
] as const;

export function userCommand(): Command {
  const command = new Command("user").description("people and their roles");
  command
    .command("list")
    .option("--json", "a line of JSON for each")
    .action(({ json }: { json?: boolean }) =>
      withDatabase(async (db) => {
        for (const { id, name, email, role, disabled } of await listUsers(db)) {
          console.log(
            json
              ? JSON.stringify({ id, name, email, role, disabled })
              : `${email}\t${role}${disabled ? " (disabled)" : ""}\t${name}`,
          );
        }
      }),
    );
  command
    .command("invite <email>")
    .description("make an account and print the link with which its person takes it over")
    .option("--name <name>", "how others see them", "New person")
    .option("--role <role>", roles.join(", "), "reviewer")
    .option(...addressOption)
    .action((email: string, { name, role, url }: { name: string; role: string; url: string }) =>
      withDatabase(async (db) => {
        const read = inviteSchema.safeParse({ email, name, role });
        if (!read.success) {
          const fields = fieldMessages(read.error).map(({ field, message }) => ({
            field: field ?? "input",
            message,
          }));
          throw new LadderboardError("invalid", "This person cannot be invited.", { fields });
        }
        const { link } = await inviteUser(db, actor, { ...read.data, baseUrl: url });
        console.log(link);
      }),
    );
  command
    .command("link <email>")
    .description("a new sign-in link for somebody who lost theirs")
    .option(...addressOption)
    .action((email: string, { url }: { url: string }) =>
      withDatabase(async (db) =>
        console.log(await renewSignInLink(db, actor, { userId: await idOf(db, email), baseUrl: url })),
      ),
    );
  command
    .command("role <email> <role>")
    .description(`change a role: ${roles.join(", ")}`)
    .action((email: string, role: string) =>
      withDatabase(async (db) => {
        const known = roles.find((one) => one === role);
        if (!known) throw invalidField("role", `There is no role “${role}”; there is ${roles.join(", ")}.`);
        await changeUser(db, actor, { userId: await idOf(db, email), role: known });
      }),
    );
  for (const [name, disabled] of [
    ["disable", true],
    ["enable", false],
  ] as const) {
    command
      .command(`${name} <email>`)
      .action((email: string) =>
        withDatabase(async (db) => changeUser(db, actor, { userId: await idOf(db, email), disabled })),
      );
  }
  return command;
}

async function idOf(db: Database, email: string): Promise<string> {
  const user = (await listUsers(db)).find((one) => one.email === email.toLowerCase());
  if (!user) throw new LadderboardError("not-found", `Nobody has the address ${email}.`);
  return user.id;
}
