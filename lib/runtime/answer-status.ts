// The status of a page's answer. Next knows none but notFound(), whose page is blank without JavaScript; so a page that
// has something to say says it, and the answer that the server holds open for it takes the status.
import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";

// Next loads modules more than once in one process; all of them must see the same answers.
const holder = globalThis as { doorwardAnswers?: AsyncLocalStorage<ServerResponse> };
const answers = () => {
  holder.doorwardAnswers ??= new AsyncLocalStorage();
  return holder.doorwardAnswers;
};

/** Runs the work of one request so that `answerWith` reaches its answer. Only what is read: a form's answer is its action's. */
export function withAnswer<T>(request: IncomingMessage, response: ServerResponse, work: () => T): T {
  return request.method === "GET" || request.method === "HEAD" ? answers().run(response, work) : work();
}

/** In a page, before anything of it is sent: 404 where there never was such a thing that we know, 410 where it has ended. */
export function answerWith(status: 404 | 410): void {
  const response = answers().getStore();
  if (response && !response.headersSent) response.statusCode = status;
}
