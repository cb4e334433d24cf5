import { useCallback, useRef } from "react";
import { useBeforeUnload, useBlocker } from "react-router-dom";

/** Holds back who leaves with unsaved changes, inside the console by a question of ours, else by the browser's. */
export const useUnsavedWarning = (isUnsaved: boolean) => {
  const isReleased = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved && !isReleased.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useBeforeUnload((event) => {
    if (isUnsaved && !isReleased.current) event.preventDefault();
  });
  return {
    isAsking: blocker.state === "blocked",
    stay: () => blocker.reset?.(),
    leave: () => blocker.proceed?.(),
    /** What was unsaved is saved now. */
    release: useCallback(() => void (isReleased.current = true), []),
  };
};
