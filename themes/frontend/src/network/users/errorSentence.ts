import { ApiError } from "../api/ApiError";

type Words = (key: string, values?: Record<string, unknown>) => string;

/** The server's own sentence where it sent one: it is written for the person who reads it. */
export const sentenceOf = (error: unknown, t: Words) => {
  if (!(error instanceof ApiError)) return t("networkErrorNoAnswer");
  return error.errorMessage ?? t("networkErrorStatus", { status: error.status });
};
