import { Button } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { LoadError } from "./users/LoadError";
import type { MorePages } from "./api/usePages";

/** `texts`: keys of the messages. */
type LoadMoreProps = { more: MorePages; texts: { all: string; failed: string } };

/** Stays when all is shown, so that it keeps the focus it has. */
export const LoadMore = ({ more, texts }: LoadMoreProps) => {
  const { t } = useTranslation();
  if (!more.isPaged) return null;
  return (
    <>
      {more.error !== undefined && (
        <LoadError title={t(texts.failed)} error={more.error} headingLevel="h2" onRetry={more.load} />
      )}
      <Button
        variant="secondary"
        className="pf-v5-u-mt-md"
        isAriaDisabled={!more.isThere}
        isLoading={more.isLoading}
        onClick={more.load}
      >
        {t(more.isThere ? "networkLoadMore" : texts.all)}
      </Button>
    </>
  );
};
