import { AlertActionLink, PageSection } from "@patternfly/react-core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { isForbidden } from "../api/ApiError";
import type { Product } from "../api/records";
import type { Loaded } from "../api/useResource";
import { AppliedFilters } from "./AppliedFilters";
import { fromStart } from "./listState";
import { ListPagination } from "./ListPagination";
import { ListStatus } from "./ListStatus";
import { ListToolbar } from "./ListToolbar";
import { LoadError } from "./LoadError";
import type { MemberCommands } from "./MemberActions";
import { MemberTable } from "./MemberTable";
import { menuContainerId } from "./menuContainer";
import { NoAccess } from "./NoAccess";
import { NoProducts } from "./NoProducts";
import { pagingOf } from "./paging";
import { useFilterDraft } from "./useFilterDraft";
import { useIsNarrow } from "./useIsNarrow";
import type { MemberListing } from "./useMemberList";
import { useWayBack } from "./useWayBack";

type MemberListProps = {
  listing: MemberListing;
  catalogue: Loaded<Product[]>;
  previewedId?: string;
  commands: MemberCommands;
};

/** The list with everything around it: filters, pages, and what went wrong. */
export const MemberList = ({ listing, catalogue, previewedId, commands }: MemberListProps) => {
  const { t } = useTranslation();
  const { state, page, count, show } = listing;
  const products = catalogue.value ?? [];
  const draft = useFilterDraft(state, products, show, page.reload);
  const wayBack = useWayBack(state, show);
  const [frame, isNarrow] = useIsNarrow<HTMLDivElement>(products.length);
  const top = useRef<HTMLDivElement>(null);

  // another list is read from its top, also when its page was turned below the table
  useEffect(() => {
    top.current?.scrollIntoView({ block: "nearest" });
  }, [state]);

  if (isForbidden(page.error) || isForbidden(catalogue.error)) return <NoAccess />;

  const isLoading = page.isLoading || catalogue.isLoading || wayBack.isGoing;
  const failed = [
    { title: t("networkUsersNotLoaded"), error: page.error, onRetry: page.reload },
    { title: t("networkProductsNotLoaded"), error: catalogue.error, onRetry: catalogue.reload },
    { title: t("networkUsersNotLoaded"), error: wayBack.error, onRetry: wayBack.goBack },
  ].filter(({ error }) => error !== undefined);

  const paging = pagingOf(state, isLoading ? undefined : page.value, count);
  const goForward = () => {
    const after = page.value?.next;
    if (after && !isLoading) show({ ...state, after, page: state.page + 1 });
  };
  const pagination = (variant: "top" | "bottom") =>
    paging.last > 0 &&
    page.error === undefined && (
      <ListPagination
        variant={variant}
        state={state}
        paging={paging}
        onNext={goForward}
        onPrevious={() => !isLoading && wayBack.goBack()}
        onShow={show}
      />
    );

  return (
    <PageSection variant="light" padding={{ default: "noPadding" }}>
      <div ref={frame}>
        <ListStatus isLoading={isLoading} paging={paging} hasFailed={failed.length > 0} />
        <div ref={top}>
          <ListToolbar
            state={state}
            products={products}
            draft={draft}
            isNarrow={isNarrow}
            pagination={pagination("top")}
            applied={!catalogue.isLoading && <AppliedFilters state={state} products={products} draft={draft} />}
            onShow={show}
          />
        </div>
        {failed.map((failure, i) => (
          <LoadError key={i} {...failure} headingLevel="h2">
            {state.after && (
              <AlertActionLink onClick={() => show(fromStart(state))}>{t("networkFirstPage")}</AlertActionLink>
            )}
          </LoadError>
        ))}
        {catalogue.value?.length === 0 && <NoProducts />}
        <MemberTable
          state={state}
          products={products}
          page={page.value}
          isLoading={isLoading}
          isNarrow={isNarrow}
          previewedId={previewedId}
          draft={draft}
          onShow={show}
          commands={commands}
        />
        {pagination("bottom")}
        <div id={menuContainerId} />
      </div>
    </PageSection>
  );
};
