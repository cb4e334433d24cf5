import type { ErrorBody } from "./records";

/** An answer that is no success, with the server's code and sentence where it sent them. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code?: string,
    readonly errorMessage?: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(errorMessage ?? `The server answered ${status}.`);
    this.name = "ApiError";
  }

  static async of(response: Response): Promise<ApiError> {
    const text = await response.text();
    try {
      const { error, errorMessage, details } = JSON.parse(text) as Partial<ErrorBody>;
      return new ApiError(response.status, error, errorMessage, details);
    } catch {
      // not from the API, e.g. a proxy's page
      return new ApiError(response.status);
    }
  }
}

export const isForbidden = (error: unknown) => error instanceof ApiError && error.status === 403;

/** Somebody else has changed what was to be changed since it was read. */
export const isStale = (error: unknown) => error instanceof ApiError && error.status === 412;
