/** Placeholder until the demo world lands. */
export function DemoPeople() {
  return null;
}
