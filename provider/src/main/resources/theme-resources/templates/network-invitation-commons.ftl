<#-- What the pages for invited people have in common. -->
<#macro summary>
    <p id="network-invitation-from">${msg("networkInvitationFrom", invitation.inviter, invitation.network)}</p>
    <@list id="network-invitation-offers" lines=invitation.offers/>
    <@withheld text="networkInvitationRefused"/>
</#macro>

<#macro withheld text>
    <#if invitation.refused?has_content>
        <p class="${properties.kcMarginTopClass!}">${msg(text, invitation.inviter)}</p>
        <@list id="network-invitation-refused" lines=invitation.refused/>
    </#if>
</#macro>

<#macro list id lines>
    <ul id="${id}" class="pf-v5-c-list">
        <#list lines as line>
            <li>${line}</li>
        </#list>
    </ul>
</#macro>

<#macro button action text primary=false>
    <button type="submit" name="action" value="${action}" id="network-invitation-do-${action}"
            <#if !primary>formnovalidate</#if>
            class="${properties.kcButtonClass!} ${primary?then(properties.kcButtonPrimaryClass!, properties.kcButtonSecondaryClass!)} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">
        ${msg(text)}
    </button>
</#macro>

<#macro form>
    <form id="network-invitation-form" class="${properties.kcFormClass!} ${properties.kcMarginTopClass!}" action="${url.loginAction}" method="post">
        <input type="hidden" name="invitation" value="${invitation.id}"/>
        <#nested>
    </form>
</#macro>
