import { ports } from "@/lib/runtime/ports";

/** Scripts of our own pages only: browsers send Origin with every POST. */
export async function fromOurPage(request: Request): Promise<boolean> {
  const { env } = await ports();
  return request.headers.get("origin") === env.appUrl;
}
