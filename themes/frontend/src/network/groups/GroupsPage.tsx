import { useRealm, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { useAlerts } from "@keycloak/keycloak-ui-shared";
import { AlertVariant, Button, PageSection, Toolbar, ToolbarContent, ToolbarItem } from "@patternfly/react-core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { isForbidden } from "../api/ApiError";
import type { AgentGroup } from "../api/records";
import { access, agentGroups } from "../api/resources";
import { usePages } from "../api/usePages";
import { useResource } from "../api/useResource";
import { LoadMore } from "../LoadMore";
import { LoadError } from "../users/LoadError";
import { NoAccess } from "../users/NoAccess";
import { SearchForm } from "../users/SearchForm";
import { useFormats } from "../users/useFormats";
import { useGroupLink } from "./addresses";
import { DeleteDialog } from "./DeleteDialog";
import { GroupTable } from "./GroupTable";
import "./groups.css";

const max = 50;
const moreTexts = { all: "networkGroupsAll", failed: "networkGroupsNotLoaded" };

const Groups = () => {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { addAlert } = useAlerts();
  const [params, setParams] = useSearchParams();
  const search = params.get("search")?.trim() ?? "";
  const [draft, setDraft] = useState({ over: search, text: search });
  const may = useResource(access);
  const { pages, isLoading, error, reload, more } = usePages((after) => agentGroups(search, { max, after }));
  const [deleting, setDeleting] = useState<AgentGroup>();
  const newLink = useGroupLink("new");
  const list = useRef<HTMLDivElement>(null);
  const focusNext = useRef<HTMLElement | null>(null);
  // not before the dialog is gone, which does not let the focus out
  useEffect(() => {
    if (deleting) return;
    focusNext.current?.focus();
    focusNext.current = null;
  }, [deleting]);
  if (isForbidden(error)) return <NoAccess />;

  const groups = pages?.flatMap((page) => page.groups) ?? [];
  // another search is applied now (a link, the browser's back): the draft was over the old one
  const text = draft.over === search ? draft.text : search;
  const show = (to: string) => {
    setDraft({ over: to, text: to });
    if (to === search) reload();
    else setParams(to ? { search: to } : {});
  };
  const change = (typed: string) =>
    typed === "" && search !== "" ? show("") : setDraft({ over: search, text: typed });
  const endDeletion = ({ name }: AgentGroup) => {
    addAlert(t("networkGroupDeleted", { name }), AlertVariant.success);
    focusNext.current = list.current;
    setDeleting(undefined);
    reload();
  };
  return (
    <PageSection variant="light">
      <div role="status" className="pf-v5-screen-reader">
        {isLoading || more.isLoading
          ? t("networkGroupsLoading")
          : pages && t("networkGroupsShown", { number: number(groups.length) })}
      </div>
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem variant="search-filter">
            <SearchForm
              label={t("networkGroupsSearch")}
              field={t("networkGroupsSearchField")}
              text={text}
              onChange={change}
              onSearch={() => show(text.trim())}
            />
          </ToolbarItem>
          {may.value?.agentGroups === "all" && (
            <ToolbarItem>
              <Button component="a" {...newLink}>
                {t("networkGroupAdd")}
              </Button>
            </ToolbarItem>
          )}
        </ToolbarContent>
      </Toolbar>
      {error !== undefined && (
        <LoadError title={t("networkGroupsNotLoaded")} error={error} headingLevel="h2" onRetry={reload} />
      )}
      <div ref={list} tabIndex={-1} role="region" aria-label={t("networkAgentGroups")} className="network-focusable">
        {error === undefined && (
          <GroupTable
            groups={groups}
            isLoading={isLoading}
            isSearch={search !== ""}
            onShowAll={() => show("")}
            onDelete={setDeleting}
          />
        )}
      </div>
      {!isLoading && <LoadMore more={more} texts={moreTexts} />}
      {deleting && (
        <DeleteDialog group={deleting} onClose={() => setDeleting(undefined)} onDeleted={() => endDeletion(deleting)} />
      )}
    </PageSection>
  );
};

/** The agent groups that the viewer may see. */
export default function GroupsPage() {
  const { realm } = useRealm();
  return (
    <>
      <ViewHeader titleKey="networkAgentGroups" subKey="networkGroupsExplain" />
      <Groups key={realm} />
    </>
  );
}
