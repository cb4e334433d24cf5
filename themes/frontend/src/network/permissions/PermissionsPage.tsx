import { useRealm, ViewHeader } from "@keycloak/keycloak-admin-ui";
import { PageSection, Skeleton } from "@patternfly/react-core";
import { CubesIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { isForbidden } from "../api/ApiError";
import { access } from "../api/resources";
import { useResource } from "../api/useResource";
import { LoadError } from "../users/LoadError";
import { NoAccess } from "../users/NoAccess";
import { Reason } from "../users/Reason";
import { EditableMatrices } from "./EditableMatrices";
import { ProductMatrix } from "./ProductMatrix";
import { useCatalogue } from "./useCatalogue";
import "./permissions.css";

const Permissions = () => {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const may = useResource(access);
  if (isForbidden(catalogue.error)) return <NoAccess />;

  const { counts } = catalogue;
  // without an answer about the access the matrix is shown too: it can be read by all who get it
  const products = may.isLoading ? undefined : catalogue.value;
  return (
    <PageSection variant="light" className="network-permissions">
      <div role="status" className="pf-v5-screen-reader">
        {!products && catalogue.error === undefined && t("networkPermissionsLoading")}
      </div>
      {catalogue.error !== undefined && (
        <LoadError
          title={t("networkProductsNotLoaded")}
          error={catalogue.error}
          headingLevel="h2"
          onRetry={catalogue.reload}
        />
      )}
      {counts.error !== undefined && (
        <LoadError
          title={t("networkMembersNotCounted")}
          error={counts.error}
          headingLevel="h2"
          onRetry={counts.reload}
        />
      )}
      {products?.length === 0 && (
        <Reason title={t("networkNoProducts")} body={t("networkMatrixNoProducts")} icon={CubesIcon} />
      )}
      {!products && catalogue.error === undefined && <Skeleton height="24rem" />}
      {products && may.value?.cimAdmins && <EditableMatrices catalogue={catalogue} products={products} />}
      {!may.value?.cimAdmins &&
        products?.map((product) => <ProductMatrix key={product.clientId} product={product} counts={counts} />)}
    </PageSection>
  );
};

/** What each module role may do; platform operators change it here. */
export default function PermissionsPage() {
  const { realm } = useRealm();
  return (
    <>
      <ViewHeader titleKey="networkPermissions" subKey="networkPermissionsExplain" />
      <Permissions key={realm} />
    </>
  );
}
