export const menuContainerId = "network-users-menus";

/** Menus open here: inside the main landmark, but outside the table, whose sideways scrolling would cut them off. */
export const menuContainer = () => document.getElementById(menuContainerId) ?? document.body;
