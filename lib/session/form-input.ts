/** A form as plain data: `name[]` becomes a list, an untouched file is left out, a text file becomes its text. */
export function formInput(form: FormData): Record<string, string | string[]> {
  const input: Record<string, string | string[]> = {};
  for (const [name, value] of form) {
    if (name.startsWith("$ACTION") || typeof value !== "string") continue;
    if (name.endsWith("[]")) {
      const key = name.slice(0, -2);
      input[key] = [...((input[key] as string[] | undefined) ?? []), value];
    } else {
      input[name] = value;
    }
  }
  return input;
}
