<#import "template.ftl" as layout>
<#import "network-invitation-commons.ftl" as commons>
<#assign titles = {"accepted": "networkInvitationAcceptedTitle", "declined": "networkInvitationDeclinedTitle", "nothing": "networkInvitationNothingTitle", "other": "networkInvitationOtherTitle"}>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg(titles[invitation.kind]!"networkInvitationTitle", invitation.network)}
    <#elseif section = "form">
        <div id="network-invitation-${invitation.kind}">
        <#switch invitation.kind>
            <#case "offer">
                <@commons.summary/>
                <@commons.form>
                    <@commons.button action="accept" text="networkInvitationAccept" primary=true/>
                    <@commons.button action="decline" text="networkInvitationDecline"/>
                </@commons.form>
                <#break>
            <#case "sign-in">
                <@commons.summary/>
                <p class="${properties.kcMarginTopClass!}">${msg("networkInvitationHasAccount", invitation.address)}</p>
                <@commons.form>
                    <@commons.button action="sign-in" text="networkInvitationSignIn" primary=true/>
                    <@commons.button action="decline" text="networkInvitationDecline"/>
                </@commons.form>
                <#break>
            <#case "other">
                <p>${msg("networkInvitationOther", invitation.signedIn, invitation.address)}</p>
                <p class="${properties.kcMarginTopClass!}"><a id="network-invitation-sign-out" href="${invitation.signOut}">${msg("networkInvitationSignOut")}</a></p>
                <#break>
            <#case "nothing">
                <p>${msg("networkInvitationNothing", invitation.inviter)}</p>
                <#break>
            <#case "declined">
                <p>${msg("networkInvitationDeclined", invitation.inviter)}</p>
                <#break>
            <#case "accepted">
                <p>${msg("networkInvitationAccepted")}</p>
                <@commons.list id="network-invitation-offers" lines=invitation.offers/>
                <@commons.withheld text="networkInvitationWithheld"/>
                <#break>
        </#switch>
        </div>
    </#if>
</@layout.registrationLayout>
