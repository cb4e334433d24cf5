<#-- After register.ftl of Keycloak 26.7.3: its fields, but for the e-mail address, which is the invited one. -->
<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "user-profile-commons.ftl" as userProfileCommons>
<#import "password-validation.ftl" as validator>
<#import "network-invitation-commons.ftl" as commons>
<@layout.registrationLayout displayMessage=messagesPerField.exists('global') displayRequiredFields=true; section>
    <#if section = "header">
        ${msg("networkInvitationTitle", invitation.network)}
    <#elseif section = "form">
        <@commons.summary/>
        <p class="${properties.kcMarginTopClass!}">${msg("networkInvitationNoAccount")}</p>
        <@commons.form>
            <@field.group name="network-invitation-address" label=msg("email")>
                <span class="${properties.kcInputClass!} ${properties.kcFormReadOnlyClass!}">
                    <input id="network-invitation-address" type="text" value="${invitation.address}" autocomplete="email" readonly/>
                </span>
            </@field.group>
            <@userProfileCommons.userProfileFormFields/>
            <@field.password name="password" required=true label=msg("password") autocomplete="new-password"/>
            <@field.password name="password-confirm" required=true label=msg("passwordConfirm") autocomplete="new-password"/>
            <@commons.button action="accept" text="networkInvitationRegister" primary=true/>
            <@commons.button action="decline" text="networkInvitationDecline"/>
        </@commons.form>
        <@validator.templates/>
        <@validator.script field="password"/>
    </#if>
</@layout.registrationLayout>
