import type { SchemaElement } from "hyparquet";

/** The type of a Parquet column or of what is in it; every value may be null but those in lists. */
export type ColumnType =
  | "string"
  | "integer"
  | "real"
  | { readonly list: ColumnType }
  | { readonly struct: Readonly<Record<string, ColumnType>> };

/** Columns by name, in order. */
export type Columns = Readonly<Record<string, ColumnType>>;

/** The schema of a file with these columns, as Parquet writes a tree: parents with the number of their children, then those. */
export function parquetSchema(columns: Columns): SchemaElement[] {
  const entries = Object.entries(columns);
  return [
    { name: "root", num_children: entries.length },
    ...entries.flatMap(([name, type]) => elementsOf(name, type, "OPTIONAL")),
  ];
}

type Repetition = "OPTIONAL" | "REQUIRED";

function elementsOf(name: string, type: ColumnType, repetition_type: Repetition): SchemaElement[] {
  if (type === "string") return [{ name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type }];
  if (type === "integer") return [{ name, type: "INT32", repetition_type }];
  if (type === "real") return [{ name, type: "DOUBLE", repetition_type }];
  if ("list" in type) {
    return [
      { name, repetition_type, num_children: 1, converted_type: "LIST" },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      ...elementsOf("element", type.list, "REQUIRED"),
    ];
  }
  const fields = Object.entries(type.struct);
  return [
    { name, repetition_type, num_children: fields.length },
    ...fields.flatMap(([field, of]) => elementsOf(field, of, "OPTIONAL")),
  ];
}
