import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { ConstructorOptions, SchemaEngine } from "@prisma/schema-engine-wasm";

/**
 * Prisma's own schema engine, in its WebAssembly build: the native one is a download from a host that a closed
 * network does not reach. The migrations folder stays a standard one, so `prisma migrate deploy` works on it too.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadBindings();
  const bindings = await loaded;
  const connections = new WholeScripts({ connectionString: databaseUrl, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(connections);
  try {
    return await use(await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter));
  } catch (error) {
    // The engine hides what the server said about a script behind "external connector error".
    throw connections.scriptError ?? error;
  } finally {
    await connections.close();
  }
}

type Bindings = {
  SchemaEngine: {
    readonly new: (options: ConstructorOptions, log: () => void, adapter: object) => Promise<SchemaEngine>;
  };
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let loaded: Promise<Bindings> | undefined;

async function loadBindings(): Promise<Bindings> {
  // Loaded through Node and not through a bundler, so that the engine's JavaScript and its wasm stay one pair.
  const load = createRequire(import.meta.url);
  const script = load.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings: Bindings = load(script);
  const wasm = await readFile(script.replace(/\.js$/, ".wasm"));
  const imports = { ...bindings, ...timersThatLetGo(bindings) } as never;
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": imports });
  bindings.__wbg_set_wasm(instance.exports);
  // Where the engine leaves the text of a panic before it traps: without it, every panic reads "unreachable".
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) },
  });
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

/** The engine leaves the timer of its lock running, which would keep a process that is done for ten seconds more. */
function timersThatLetGo(bindings: object) {
  const name = Object.keys(bindings).find((key) => key.startsWith("__wbg_setTimeout_")) ?? "";
  return { [name]: (run: () => void, milliseconds: number) => setTimeout(run, milliseconds >>> 0).unref() };
}

/**
 * Sends a migration to the server as one text, which PostgreSQL runs as one transaction. The adapter's own way
 * splits it at each semicolon, and so tears function bodies apart.
 */
class WholeScripts extends PrismaPg {
  private readonly opened: { dispose(): Promise<void> }[] = [];
  scriptError: unknown;

  override async connect() {
    const connection = await super.connect();
    this.opened.push(connection);
    connection.executeScript = async (script) => {
      try {
        await connection.underlyingDriver().query(script);
      } catch (error) {
        this.scriptError = error;
        throw error;
      }
    };
    return connection;
  }

  /** The engine leaves its connections open, and an idle one would keep the process for seconds. */
  async close(): Promise<void> {
    await Promise.all(this.opened.map((connection) => connection.dispose()));
  }
}
