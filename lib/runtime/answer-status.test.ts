import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { answerWith, withAnswer } from "./answer-status";

test("a page sets the status of its own answer while it is read, however deep, and never a form's", async () => {
  const server = createServer((request, response) =>
    withAnswer(request, response, async () => {
      await Promise.resolve();
      if (request.url === "/ended") answerWith(410);
      if (request.url === "/unknown") answerWith(404);
      response.end("words");
    }),
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const status = async (path: string, method = "GET") =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { method })).status;
  expect(await Promise.all(["/ended", "/unknown", "/"].map((path) => status(path)))).toEqual([410, 404, 200]);
  expect(await status("/ended", "POST")).toBe(200);
  answerWith(410);
  server.close();
});
