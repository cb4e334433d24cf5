import { Pagination } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { fromStart, type ListState } from "./listState";
import { pagingLabel, type Paging } from "./paging";
import { useFormats } from "./useFormats";

type ListPaginationProps = {
  state: ListState;
  paging: Paging;
  variant: "top" | "bottom";
  onNext: () => void;
  onPrevious: () => void;
  onShow: (to: ListState) => void;
};

export const ListPagination = ({ state, paging, variant, onNext, onPrevious, onShow }: ListPaginationProps) => {
  const { t } = useTranslation();
  const { number } = useFormats();
  const label = pagingLabel(paging, t, number);
  return (
    <Pagination
      widgetId="network-users"
      isCompact
      variant={variant}
      page={state.page}
      perPage={state.max}
      // not the count, which may be unknown: just enough for PatternFly to allow the buttons that lead somewhere
      itemCount={state.page * state.max + (paging.hasNext ? 1 : 0)}
      toggleTemplate={() => <b>{label}</b>}
      titles={{
        paginationAriaLabel: t(variant === "top" ? "networkPagesTop" : "networkPagesBottom"),
        optionsToggleAriaLabel: t("networkPageSize", { range: label }),
        perPageSuffix: t("networkPerPage"),
        toPreviousPageAriaLabel: t("networkPreviousPage"),
        toNextPageAriaLabel: t("networkNextPage"),
      }}
      onNextClick={onNext}
      onPreviousClick={onPrevious}
      onPerPageSelect={(_event, max) => onShow({ ...fromStart(state), max })}
    />
  );
};
