/** For pages: the status of an answer that has ended (410) or was never known (404), beside words of its own. */
export { answerWith } from "../runtime/answer-status";
