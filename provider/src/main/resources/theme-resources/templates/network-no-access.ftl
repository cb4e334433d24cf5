<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("networkNoAccessTitle", product)}
    <#elseif section = "form">
        <div id="network-no-access">
            <p class="instruction">${msg("networkNoAccess", account, product)}</p>
            <#if contact??>
                <p class="instruction">
                    ${msg("networkNoAccessContact")}
                    <#if contact?matches(r"[^\s@]+@[^\s@]+")>
                        <a href="mailto:${contact}">${contact}</a>
                    <#else>
                        ${contact}
                    </#if>
                </p>
            </#if>
            <p><a id="network-other-account" href="${url.loginRestartFlowUrl}">${msg("networkNoAccessOtherAccount")}</a></p>
            <#if client?? && client.baseUrl?has_content>
                <p><a id="backToApplication" href="${client.baseUrl}">${msg("backToApplication")}</a></p>
            </#if>
        </div>
    </#if>
</@layout.registrationLayout>
