<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AlertCard</name>
    <message>
        <source>Level %1</source>
        <translation>Level %1</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 more</translation>
    </message>
    <message>
        <source>gravest: level %1</source>
        <translation>gravest: level %1</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>District</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Part of</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>assumed, not surveyed</source>
        <translation>assumed, not surveyed</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Duty area</source>
        <translation>Duty area</translation>
    </message>
    <message>
        <source>Shift begins at</source>
        <translation>Shift begins at</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Includes</source>
        <translation>Includes</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Abandoned</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Unknown class %1</source>
        <translation>Unknown class %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Surveyed</source>
        <translation>Surveyed</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
</context>
<context>
    <name>FigureTile</name>
    <message>
        <source>%1 (assumed)</source>
        <translation>%1 (assumed)</translation>
    </message>
</context>
<context>
    <name>MapPane</name>
    <message>
        <source>Map of the city</source>
        <translation>Map of the city</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>Whole city</translation>
    </message>
    <message>
        <source>Select by box (B, or Shift and drag)</source>
        <translation>Select by box (B, or Shift and drag)</translation>
    </message>
    <message>
        <source>Select by lasso (L)</source>
        <translation>Select by lasso (L)</translation>
    </message>
    <message>
        <source>Select by circle (C)</source>
        <translation>Select by circle (C)</translation>
    </message>
    <message>
        <source>Drag around what to select · Ctrl adds, Alt takes away · Esc ends</source>
        <translation>Drag around what to select · Ctrl adds, Alt takes away · Esc ends</translation>
    </message>
</context>
<context>
    <name>ScaleBar</name>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>ServerWords</name>
    <message>
        <source>the password needs at least 10 characters</source>
        <translation>the password needs at least 10 characters</translation>
    </message>
    <message>
        <source>the password may have 200 bytes at most</source>
        <translation>the password may have 200 bytes at most</translation>
    </message>
    <message>
        <source>the password needs three of: small letters, capital letters, digits, other characters</source>
        <translation>the password needs three of: small letters, capital letters, digits, other characters</translation>
    </message>
    <message>
        <source>the password may not contain the sign-in name</source>
        <translation>the password may not contain the sign-in name</translation>
    </message>
    <message>
        <source>the password is one that many people use</source>
        <translation>the password is one that many people use</translation>
    </message>
    <message>
        <source>the password was used before; the last five may not come again</source>
        <translation>the password was used before; the last five may not come again</translation>
    </message>
    <message>
        <source>the old password is wrong</source>
        <translation>the old password is wrong</translation>
    </message>
    <message>
        <source>the password is wrong</source>
        <translation>the password is wrong</translation>
    </message>
    <message>
        <source>a new user needs a first password</source>
        <translation>a new user needs a first password</translation>
    </message>
    <message>
        <source>this is not the token that egretd printed, or it was used</source>
        <translation>this is not the token that egretd printed, or it was used</translation>
    </message>
    <message>
        <source>each of the three administrators has a name of their own</source>
        <translation>each of the three administrators has a name of their own</translation>
    </message>
    <message>
        <source>nobody grants to themselves</source>
        <translation>nobody grants to themselves</translation>
    </message>
    <message>
        <source>sign in first</source>
        <translation>sign in first</translation>
    </message>
    <message>
        <source>you may not do this</source>
        <translation>you may not do this</translation>
    </message>
    <message>
        <source>you may do this, but not here</source>
        <translation>you may do this, but not here</translation>
    </message>
    <message>
        <source>your grant for this is not valid now</source>
        <translation>your grant for this is not valid now</translation>
    </message>
    <message>
        <source>user: &quot;name&quot; must be 3 to 40 of a-z, 0-9, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;</source>
        <translation>user: &quot;name&quot; must be 3 to 40 of a-z, 0-9, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;</translation>
    </message>
    <message>
        <source>user: &quot;display_name&quot; must have 1 to 200 bytes</source>
        <translation>user: &quot;display_name&quot; must have 1 to 200 bytes</translation>
    </message>
    <message>
        <source>The server answered %1.</source>
        <translation>The server answered %1.</translation>
    </message>
</context>
<context>
    <name>ShadeKey</name>
    <message>
        <source>Components per km²</source>
        <translation>Components per km²</translation>
    </message>
    <message>
        <source>Share not intact</source>
        <translation>Share not intact</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>%1, by district</source>
        <translation>%1, by district</translation>
    </message>
    <message>
        <source>%1, by street</source>
        <translation>%1, by street</translation>
    </message>
    <message>
        <source>%1, by community</source>
        <translation>%1, by community</translation>
    </message>
    <message>
        <source>%1, by grid</source>
        <translation>%1, by grid</translation>
    </message>
    <message>
        <source>%1, by duty area</source>
        <translation>%1, by duty area</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Offline since %1 · no data yet</source>
        <translation>Offline since %1 · no data yet</translation>
    </message>
    <message>
        <source>Offline since %1 · data as of %2</source>
        <translation>Offline since %1 · data as of %2</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Syncing %1 % (%2 / %3)</source>
        <translation>Syncing %1 % (%2 / %3)</translation>
    </message>
    <message>
        <source>Offline · no data yet</source>
        <translation>Offline · no data yet</translation>
    </message>
    <message>
        <source>Offline · data as of %1</source>
        <translation>Offline · data as of %1</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Connecting …</translation>
    </message>
    <message>
        <source>Catching up …</source>
        <translation>Catching up …</translation>
    </message>
</context>
<context>
    <name>TileView</name>
    <message>
        <source>No video source</source>
        <translation>No video source</translation>
    </message>
    <message>
        <source>No weather source</source>
        <translation>No weather source</translation>
    </message>
    <message>
        <source>No alarm source is connected</source>
        <translation>No alarm source is connected</translation>
    </message>
    <message>
        <source>Tile %1: unknown kind “%2”</source>
        <translation>Tile %1: unknown kind “%2”</translation>
    </message>
</context>
<context>
    <name>WallHeader</name>
    <message>
        <source>Level %1</source>
        <translation>Level %1</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 more</translation>
    </message>
</context>
<context>
    <name>WallScreen</name>
    <message>
        <source>Egret wall</source>
        <translation>Egret wall</translation>
    </message>
</context>
<context>
    <name>egret::desk::ActivityPanel</name>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Alert on the walls: %1</source>
        <translation>Alert on the walls: %1</translation>
    </message>
</context>
<context>
    <name>egret::desk::AlertDialog</name>
    <message>
        <source>Alert on the walls</source>
        <translation>Alert on the walls</translation>
    </message>
    <message>
        <source>All walls</source>
        <translation>All walls</translation>
    </message>
    <message>
        <source>■ Level Ⅰ, red</source>
        <translation>■ Level Ⅰ, red</translation>
    </message>
    <message>
        <source>◇ Level Ⅱ, orange</source>
        <translation>◇ Level Ⅱ, orange</translation>
    </message>
    <message>
        <source>△ Level Ⅲ, yellow</source>
        <translation>△ Level Ⅲ, yellow</translation>
    </message>
    <message>
        <source>○ Level Ⅳ, blue</source>
        <translation>○ Level Ⅳ, blue</translation>
    </message>
    <message>
        <source>What happened, where, and what is being done</source>
        <translation>What happened, where, and what is being done</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>With a sound</translation>
    </message>
    <message>
        <source>Send the alert</source>
        <translation>Send the alert</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Wall</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Back by itself after</source>
        <translation>Back by itself after</translation>
    </message>
    <message>
        <source>Levels Ⅰ and Ⅱ cover a part of the wall, Ⅲ and Ⅳ colour its header.</source>
        <translation>Levels Ⅰ and Ⅱ cover a part of the wall, Ⅲ and Ⅳ colour its header.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>egret::desk::AreaPicker</name>
    <message>
        <source>The whole city</source>
        <translation>The whole city</translation>
    </message>
</context>
<context>
    <name>egret::desk::CardPanel</name>
    <message>
        <source>Card before</source>
        <translation>Card before</translation>
    </message>
    <message>
        <source>Next card</source>
        <translation>Next card</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Show on the map</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copy link</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Save note</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <translation>Kept on this computer</translation>
    </message>
    <message>
        <source>Click a component on the map, or find one with Ctrl+K, to see its card here.</source>
        <translation>Click a component on the map, or find one with Ctrl+K, to see its card here.</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>This city has nothing with the code %1. Check the digits, or find it by its name.</source>
        <translation>This city has nothing with the code %1. Check the digits, or find it by its name.</translation>
    </message>
    <message>
        <source>%1 is no longer in the city.</source>
        <translation>%1 is no longer in the city.</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attributes</translation>
    </message>
    <message>
        <source>follow in the background</source>
        <translation>follow in the background</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Identifier</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remark</translation>
    </message>
</context>
<context>
    <name>egret::desk::ChartPanel</name>
    <message>
        <source>No city yet. Its figures appear here once it has been synced.</source>
        <translation>No city yet. Its figures appear here once it has been synced.</translation>
    </message>
    <message>
        <source>of %1 components that stand</source>
        <translation>of %1 components that stand</translation>
    </message>
    <message>
        <source>Intact share %1</source>
        <translation>Intact share %1</translation>
    </message>
    <message>
        <source>intact</source>
        <translation>intact</translation>
    </message>
    <message>
        <source>%1 selected components</source>
        <translation>%1 selected components</translation>
    </message>
    <message>
        <source>%1 components that the filter admits</source>
        <translation>%1 components that the filter admits</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>Districts</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Only %1</translation>
    </message>
    <message>
        <source>Surveyed and changed by month</source>
        <translation>Surveyed and changed by month</translation>
    </message>
    <message>
        <source>Surveyed</source>
        <translation>Surveyed</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
</context>
<context>
    <name>egret::desk::CheatSheet</name>
    <message>
        <source>Keyboard</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>What it does</translation>
    </message>
</context>
<context>
    <name>egret::desk::CommandPalette</name>
    <message>
        <source>Find or do</source>
        <translation>Find or do</translation>
    </message>
    <message>
        <source>Command, component code, area, camera, officer, coordinates</source>
        <translation>Command, component code, area, camera, officer, coordinates</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Nothing is called so. A component code has 16 or 17 digits.</source>
        <translation>Nothing is called so. A component code has 16 or 17 digits.</translation>
    </message>
</context>
<context>
    <name>egret::desk::ComponentTableModel</name>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>District</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>Surveyed</source>
        <translation>Surveyed</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitude</translation>
    </message>
</context>
<context>
    <name>egret::desk::DeskShell</name>
    <message>
        <source>The administrators are made. The security administrator signs in first and makes the other people.</source>
        <translation>The administrators are made. The security administrator signs in first and makes the other people.</translation>
    </message>
    <message>
        <source>Egret</source>
        <translation>Egret</translation>
    </message>
    <message>
        <source>City management command centre</source>
        <translation>City management command centre</translation>
    </message>
    <message>
        <source>%1 · connected · version %2</source>
        <translation>%1 · connected · version %2</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Connecting to %1 …</translation>
    </message>
</context>
<context>
    <name>egret::desk::DeskWindow</name>
    <message>
        <source>Layers</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Map</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Connection</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>About Egret</source>
        <translation>About Egret</translation>
    </message>
    <message>
        <source>Egret %1
A native command centre for running a city.
GPL-3.0-or-later</source>
        <translation>Egret %1
A native command centre for running a city.
GPL-3.0-or-later</translation>
    </message>
    <message>
        <source>&amp;Export the table …</source>
        <translation>&amp;Export the table …</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>&amp;Copy rows</translation>
    </message>
    <message>
        <source>&amp;Find or do …</source>
        <translation>&amp;Find or do …</translation>
    </message>
    <message>
        <source>&amp;Whole city</source>
        <translation>&amp;Whole city</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Zoom &amp;in</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Zoom &amp;out</translation>
    </message>
    <message>
        <source>Select what is in &amp;view</source>
        <translation>Select what is in &amp;view</translation>
    </message>
    <message>
        <source>Select what the &amp;filter admits</source>
        <translation>Select what the &amp;filter admits</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>Select &amp;nothing</translation>
    </message>
    <message>
        <source>&amp;Clear the filter</source>
        <translation>&amp;Clear the filter</translation>
    </message>
    <message>
        <source>Only the &amp;area of the card</source>
        <translation>Only the &amp;area of the card</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Only %1</translation>
    </message>
    <message>
        <source>&amp;Save the filter as …</source>
        <translation>&amp;Save the filter as …</translation>
    </message>
    <message>
        <source>Save the filter</source>
        <translation>Save the filter</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Name of the filter</translation>
    </message>
    <message>
        <source>Table: what is &amp;selected</source>
        <translation>Table: what is &amp;selected</translation>
    </message>
    <message>
        <source>Table: what is in &amp;view</source>
        <translation>Table: what is in &amp;view</translation>
    </message>
    <message>
        <source>Table: &amp;all that the filter admits</source>
        <translation>Table: &amp;all that the filter admits</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Table</translation>
    </message>
    <message>
        <source>&amp;Charts</source>
        <translation>&amp;Charts</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>&amp;Layers</translation>
    </message>
    <message>
        <source>C&amp;ompact rows</source>
        <translation>C&amp;ompact rows</translation>
    </message>
    <message>
        <source>Card &amp;before</source>
        <translation>Card &amp;before</translation>
    </message>
    <message>
        <source>&amp;Next card</source>
        <translation>&amp;Next card</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>&amp;Dark theme</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>&amp;Light theme</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>&amp;High contrast</translation>
    </message>
    <message>
        <source>&amp;Reduce motion</source>
        <translation>&amp;Reduce motion</translation>
    </message>
    <message>
        <source>&amp;Try again now</source>
        <translation>&amp;Try again now</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Keyboard</translation>
    </message>
    <message>
        <source>&amp;About Egret</source>
        <translation>&amp;About Egret</translation>
    </message>
    <message>
        <source>Workspace &amp;%1</source>
        <translation>Workspace &amp;%1</translation>
    </message>
    <message>
        <source>Workspace %1 is empty. Arrange the panes and save it with Ctrl+Shift+%1.</source>
        <translation>Workspace %1 is empty. Arrange the panes and save it with Ctrl+Shift+%1.</translation>
    </message>
    <message>
        <source>Save workspace %1</source>
        <translation>Save workspace %1</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>&amp;Reset the layout</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Settings</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Table and charts</source>
        <translation>Table and charts</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 selected</translation>
    </message>
    <message>
        <source>State of the connection</source>
        <translation>State of the connection</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>Component code, area, officer, command      Ctrl K</source>
        <translation>Component code, area, officer, command      Ctrl K</translation>
    </message>
    <message>
        <source>Find or do</source>
        <translation>Find or do</translation>
    </message>
    <message>
        <source>Map of the city</source>
        <translation>Map of the city</translation>
    </message>
    <message>
        <source>&amp;Walls</source>
        <translation>&amp;Walls</translation>
    </message>
    <message>
        <source>&amp;Put this map on the wall</source>
        <translation>&amp;Put this map on the wall</translation>
    </message>
    <message>
        <source>&amp;Alert on the walls …</source>
        <translation>&amp;Alert on the walls …</translation>
    </message>
    <message>
        <source>&amp;Preferences …</source>
        <translation>&amp;Preferences …</translation>
    </message>
    <message>
        <source>&amp;Wall</source>
        <translation>&amp;Wall</translation>
    </message>
    <message>
        <source>Walls</source>
        <translation>Walls</translation>
    </message>
    <message>
        <source>“%1” is no link that this desk can open. Links look like egret://component/CODE.</source>
        <translation>“%1” is no link that this desk can open. Links look like egret://component/CODE.</translation>
    </message>
    <message>
        <source>%1 names no receiver of positions. Write tcp:HOST:PORT, serial:/dev/NAME or file:/PATH in the preferences.</source>
        <translation>%1 names no receiver of positions. Write tcp:HOST:PORT, serial:/dev/NAME or file:/PATH in the preferences.</translation>
    </message>
    <message>
        <source>No receiver: %1</source>
        <translation>No receiver: %1</translation>
    </message>
    <message>
        <source>Position lost</source>
        <translation>Position lost</translation>
    </message>
    <message>
        <source>Waiting for a position</source>
        <translation>Waiting for a position</translation>
    </message>
</context>
<context>
    <name>egret::desk::FilterBar</name>
    <message>
        <source>Take away %1</source>
        <translation>Take away %1</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>without %1</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 classes</translation>
    </message>
    <message>
        <source>without %1 classes</source>
        <translation>without %1 classes</translation>
    </message>
    <message>
        <source>no state</source>
        <translation>no state</translation>
    </message>
    <message>
        <source>%1 components</source>
        <translation>%1 components</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Components</translation>
    </message>
</context>
<context>
    <name>egret::desk::FirstRunPage</name>
    <message>
        <source>A new server</source>
        <translation>A new server</translation>
    </message>
    <message>
        <source>Nobody can sign in yet. Make its three administrators, who must be three people: one decides who may do what, one runs the machine, one reads the log.</source>
        <translation>Nobody can sign in yet. Make its three administrators, who must be three people: one decides who may do what, one runs the machine, one reads the log.</translation>
    </message>
    <message>
        <source>Token that egretd printed when it started; it works once</source>
        <translation>Token that egretd printed when it started; it works once</translation>
    </message>
    <message>
        <source>Sign-in name (a-z, 0-9, . _ -)</source>
        <translation>Sign-in name (a-z, 0-9, . _ -)</translation>
    </message>
    <message>
        <source>Name as people know it</source>
        <translation>Name as people know it</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Make the administrators</source>
        <translation>Make the administrators</translation>
    </message>
    <message>
        <source>This is missing: %1</source>
        <translation>This is missing: %1</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>One moment …</translation>
    </message>
</context>
<context>
    <name>egret::desk::GrantPreview</name>
    <message>
        <source>What this person sees</source>
        <translation>What this person sees</translation>
    </message>
    <message>
        <source>Nothing: without a role, nobody may sign in to the map.</source>
        <translation>Nothing: without a role, nobody may sign in to the map.</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>Sees</translation>
    </message>
    <message>
        <source>Sees unmasked</source>
        <translation>Sees unmasked</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>Outside of these places: nothing, in lists, on the map and in searches alike.</source>
        <translation>Outside of these places: nothing, in lists, on the map and in searches alike.</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>Not seen</translation>
    </message>
</context>
<context>
    <name>egret::desk::LayerPanel</name>
    <message>
        <source>Layers</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>in view / city</source>
        <translation>in view / city</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>Find a layer</translation>
    </message>
    <message>
        <source>Brightness: components per pixel, logarithmic</source>
        <translation>Brightness: components per pixel, logarithmic</translation>
    </message>
    <message>
        <source>No city yet. It appears here once it has been synced.</source>
        <translation>No city yet. It appears here once it has been synced.</translation>
    </message>
</context>
<context>
    <name>egret::desk::LayerTreeModel</name>
    <message>
        <source>Components</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Video and areas</source>
        <translation>Video and areas</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>Grids and communities</source>
        <translation>Grids and communities</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Show %1</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>Hide %1</translation>
    </message>
</context>
<context>
    <name>egret::desk::MapTools</name>
    <message>
        <source>Select by &amp;box</source>
        <translation>Select by &amp;box</translation>
    </message>
    <message>
        <source>Select by &amp;lasso</source>
        <translation>Select by &amp;lasso</translation>
    </message>
    <message>
        <source>Select by &amp;circle</source>
        <translation>Select by &amp;circle</translation>
    </message>
    <message>
        <source>Colour by &amp;class</source>
        <translation>Colour by &amp;class</translation>
    </message>
    <message>
        <source>Colour by &amp;state</source>
        <translation>Colour by &amp;state</translation>
    </message>
    <message>
        <source>Colour by &amp;number alone</source>
        <translation>Colour by &amp;number alone</translation>
    </message>
    <message>
        <source>Shade no areas</source>
        <translation>Shade no areas</translation>
    </message>
    <message>
        <source>Shade districts</source>
        <translation>Shade districts</translation>
    </message>
    <message>
        <source>Shade streets</source>
        <translation>Shade streets</translation>
    </message>
    <message>
        <source>Shade communities</source>
        <translation>Shade communities</translation>
    </message>
    <message>
        <source>Shade grids</source>
        <translation>Shade grids</translation>
    </message>
    <message>
        <source>Shade duty areas</source>
        <translation>Shade duty areas</translation>
    </message>
    <message>
        <source>Shade by number</source>
        <translation>Shade by number</translation>
    </message>
    <message>
        <source>Shade by number per km²</source>
        <translation>Shade by number per km²</translation>
    </message>
    <message>
        <source>Shade by share not intact</source>
        <translation>Shade by share not intact</translation>
    </message>
    <message>
        <source>Classes of equal width</source>
        <translation>Classes of equal width</translation>
    </message>
    <message>
        <source>Classes of equal number</source>
        <translation>Classes of equal number</translation>
    </message>
    <message>
        <source>Natural classes</source>
        <translation>Natural classes</translation>
    </message>
</context>
<context>
    <name>egret::desk::PaletteIndex</name>
    <message>
        <source>Recent</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Coordinates</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Component</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Named filter</source>
        <translation>Named filter</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Only %1</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Filter by state</translation>
    </message>
    <message>
        <source>Filter by class · %1</source>
        <translation>Filter by class · %1</translation>
    </message>
    <message>
        <source>Officer · %1</source>
        <translation>Officer · %1</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Road · %1</source>
        <translation>Road · %1</translation>
    </message>
</context>
<context>
    <name>egret::desk::PasswordPage</name>
    <message>
        <source>Choose a new password</source>
        <translation>Choose a new password</translation>
    </message>
    <message>
        <source>Somebody else chose your password, or it is older than 90 days. At least 10 characters of three kinds: small letters, capital letters, digits, others.</source>
        <translation>Somebody else chose your password, or it is older than 90 days. At least 10 characters of three kinds: small letters, capital letters, digits, others.</translation>
    </message>
    <message>
        <source>At least 10 characters of three kinds: small letters, capital letters, digits, others.</source>
        <translation>At least 10 characters of three kinds: small letters, capital letters, digits, others.</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Present password</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>The new password was not the same both times. Enter it again.</source>
        <translation>The new password was not the same both times. Enter it again.</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>One moment …</translation>
    </message>
</context>
<context>
    <name>egret::desk::PersonMenu</name>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>Who am I</source>
        <translation>Who am I</translation>
    </message>
    <message>
        <source>Lock this seat</source>
        <translation>Lock this seat</translation>
    </message>
    <message>
        <source>Change password …</source>
        <translation>Change password …</translation>
    </message>
    <message>
        <source>Where I am signed in …</source>
        <translation>Where I am signed in …</translation>
    </message>
    <message>
        <source>Sign in to the server …</source>
        <translation>Sign in to the server …</translation>
    </message>
    <message>
        <source>Users and roles …</source>
        <translation>Users and roles …</translation>
    </message>
    <message>
        <source>Who is signed in …</source>
        <translation>Who is signed in …</translation>
    </message>
    <message>
        <source>Log of what was done …</source>
        <translation>Log of what was done …</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>%1 · offline</source>
        <translation>%1 · offline</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Roles: %1
Seat: %2
Session: %3</source>
        <translation>Roles: %1
Seat: %2
Session: %3</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>Second factor …</source>
        <translation>Second factor …</translation>
    </message>
    <message>
        <source>Why may I not …</source>
        <translation>Why may I not …</translation>
    </message>
    <message>
        <source>What a role sees …</source>
        <translation>What a role sees …</translation>
    </message>
</context>
<context>
    <name>egret::desk::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Decimal degrees</source>
        <translation>Decimal degrees</translation>
    </message>
    <message>
        <source>Degrees, minutes and seconds</source>
        <translation>Degrees, minutes and seconds</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
    </message>
    <message>
        <source>A receiver of satellite positions (NMEA 0183), for a command vehicle; empty: none</source>
        <translation>A receiver of satellite positions (NMEA 0183), for a command vehicle; empty: none</translation>
    </message>
    <message>
        <source>Alerts sound on walls of this computer</source>
        <translation>Alerts sound on walls of this computer</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Reduce motion</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Compact rows</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Positions on the map</source>
        <translation>Positions on the map</translation>
    </message>
    <message>
        <source>Lock the seat when nobody is there for</source>
        <translation>Lock the seat when nobody is there for</translation>
    </message>
    <message>
        <source>Position of this seat from</source>
        <translation>Position of this seat from</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>egret::desk::RecordsDialog</name>
    <message>
        <source>Users and roles</source>
        <translation>Users and roles</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>Known as</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Belongs to</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>may sign in</source>
        <translation>may sign in</translation>
    </message>
    <message>
        <source>No users that you may see. The security administrator makes them.</source>
        <translation>No users that you may see. The security administrator makes them.</translation>
    </message>
    <message>
        <source>Who is signed in</source>
        <translation>Who is signed in</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>Seat</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Last active</source>
        <translation>Last active</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Nobody is signed in.</translation>
    </message>
    <message>
        <source>Where I am signed in</source>
        <translation>Where I am signed in</translation>
    </message>
    <message>
        <source>You are signed in nowhere.</source>
        <translation>You are signed in nowhere.</translation>
    </message>
    <message>
        <source>Log of what was done</source>
        <translation>Log of what was done</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Nothing in the log is like this. Take a word out of the search.</source>
        <translation>Nothing in the log is like this. Take a word out of the search.</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation>Older entries</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>“%1” is no day like 2026-11-21.</source>
        <translation>“%1” is no day like 2026-11-21.</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Loading …</translation>
    </message>
    <message>
        <source>The session has ended. Lock this seat and unlock it to sign in again.</source>
        <translation>The session has ended. Lock this seat and unlock it to sign in again.</translation>
    </message>
    <message>
        <source>The server refused the list (%1). Your rights may have changed; sign in again.</source>
        <translation>The server refused the list (%1). Your rights may have changed; sign in again.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>End this session</source>
        <translation>End this session</translation>
    </message>
    <message>
        <source>The session was not ended: the server answered %1.</source>
        <translation>The session was not ended: the server answered %1.</translation>
    </message>
    <message>
        <source>Somewhere in the entry</source>
        <translation>Somewhere in the entry</translation>
    </message>
    <message>
        <source>Id of the user</source>
        <translation>Id of the user</translation>
    </message>
    <message>
        <source>Type: session, user, component …</source>
        <translation>Type: session, user, component …</translation>
    </message>
    <message>
        <source>From day, 2026-11-21</source>
        <translation>From day, 2026-11-21</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>To day</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Export as CSV …</source>
        <translation>Export as CSV …</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Export as CSV</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 cannot be written: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written</source>
        <translation>
            <numerusform>%n row written</numerusform>
            <numerusform>%n rows written</numerusform>
        </translation>
    </message>
    <message>
        <source>New user …</source>
        <translation>New user …</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Change …</translation>
    </message>
    <message>
        <source>The server refused the list of roles (%1).</source>
        <translation>The server refused the list of roles (%1).</translation>
    </message>
</context>
<context>
    <name>egret::desk::RightWords</name>
    <message>
        <source>see</source>
        <translation>see</translation>
    </message>
    <message>
        <source>change</source>
        <translation>change</translation>
    </message>
    <message>
        <source>see unmasked</source>
        <translation>see unmasked</translation>
    </message>
    <message>
        <source>use</source>
        <translation>use</translation>
    </message>
    <message>
        <source>end</source>
        <translation>end</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>begin</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>everything</translation>
    </message>
    <message>
        <source>districts and grids</source>
        <translation>districts and grids</translation>
    </message>
    <message>
        <source>the log of what was done</source>
        <translation>the log of what was done</translation>
    </message>
    <message>
        <source>backups</source>
        <translation>backups</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>cameras</translation>
    </message>
    <message>
        <source>the map of the city</source>
        <translation>the map of the city</translation>
    </message>
    <message>
        <source>classes of components</source>
        <translation>classes of components</translation>
    </message>
    <message>
        <source>code tables</source>
        <translation>code tables</translation>
    </message>
    <message>
        <source>components</source>
        <translation>components</translation>
    </message>
    <message>
        <source>figures of the server</source>
        <translation>figures of the server</translation>
    </message>
    <message>
        <source>grid officers</source>
        <translation>grid officers</translation>
    </message>
    <message>
        <source>roles</source>
        <translation>roles</translation>
    </message>
    <message>
        <source>scenes of the walls</source>
        <translation>scenes of the walls</translation>
    </message>
    <message>
        <source>the state of the server</source>
        <translation>the state of the server</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>sessions</translation>
    </message>
    <message>
        <source>responsible units</source>
        <translation>responsible units</translation>
    </message>
    <message>
        <source>users</source>
        <translation>users</translation>
    </message>
    <message>
        <source>walls</source>
        <translation>walls</translation>
    </message>
</context>
<context>
    <name>egret::desk::RolesDialog</name>
    <message>
        <source>What a role sees</source>
        <translation>What a role sees</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Held in</source>
        <translation>Held in</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Loading …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>The server refused the list (%1). Your rights may have changed; sign in again.</source>
        <translation>The server refused the list (%1). Your rights may have changed; sign in again.</translation>
    </message>
    <message>
        <source>Roles are data: resources/identity/roles.json of the server, or the city pack&apos;s own.</source>
        <translation>Roles are data: resources/identity/roles.json of the server, or the city pack&apos;s own.</translation>
    </message>
</context>
<context>
    <name>egret::desk::SecondFactorDialog</name>
    <message>
        <source>Second factor</source>
        <translation>Second factor</translation>
    </message>
    <message>
        <source>An authenticator beside the password</source>
        <translation>An authenticator beside the password</translation>
    </message>
    <message>
        <source>From the next sign-in on, a code of the authenticator on your phone is asked for as well. A secret that was set up before stops working.</source>
        <translation>From the next sign-in on, a code of the authenticator on your phone is asked for as well. A secret that was set up before stops working.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Your password</translation>
    </message>
    <message>
        <source>Scan this with the authenticator</source>
        <translation>Scan this with the authenticator</translation>
    </message>
    <message>
        <source>The secret as a QR code</source>
        <translation>The secret as a QR code</translation>
    </message>
    <message>
        <source>Or type it:</source>
        <translation>Or type it:</translation>
    </message>
    <message>
        <source>The secret</source>
        <translation>The secret</translation>
    </message>
    <message>
        <source>Recovery codes, each good once, when the phone is lost. Keep them on paper; they are not shown again.</source>
        <translation>Recovery codes, each good once, when the phone is lost. Keep them on paper; they are not shown again.</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>Recovery codes</translation>
    </message>
    <message>
        <source>Code that the authenticator shows now</source>
        <translation>Code that the authenticator shows now</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>One moment …</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>This is not your password.</translation>
    </message>
    <message>
        <source>The server refused it (%1).</source>
        <translation>The server refused it (%1).</translation>
    </message>
    <message>
        <source>Check and finish</source>
        <translation>Check and finish</translation>
    </message>
    <message>
        <source>This is not the code of now. Wait for the next one; if none is right, the clock of the phone or of this seat is wrong.</source>
        <translation>This is not the code of now. Wait for the next one; if none is right, the clock of the phone or of this seat is wrong.</translation>
    </message>
    <message>
        <source>The second factor is in force already, and its secret is not shown again. Scan it and enter a code, or write the recovery codes down, before you close this.</source>
        <translation>The second factor is in force already, and its secret is not shown again. Scan it and enter a code, or write the recovery codes down, before you close this.</translation>
    </message>
</context>
<context>
    <name>egret::desk::SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>This seat is locked. Password of %1:</source>
        <translation>This seat is locked. Password of %1:</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Caps Lock seems to be on.</translation>
    </message>
    <message>
        <source>Code of the authenticator, or a recovery code</source>
        <translation>Code of the authenticator, or a recovery code</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <translation>Somebody else signs in</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>One moment …</translation>
    </message>
    <message>
        <source>Enter your name, as the security administrator gave it to you.</source>
        <translation>Enter your name, as the security administrator gave it to you.</translation>
    </message>
    <message>
        <source>Enter the password again, then the code.</source>
        <translation>Enter the password again, then the code.</translation>
    </message>
    <message>
        <source>The password is right. Now enter the code that your authenticator shows.</source>
        <translation>The password is right. Now enter the code that your authenticator shows.</translation>
    </message>
    <message>
        <source>Too many tries. Try again at %1; a colleague&apos;s name is not affected.</source>
        <translation>Too many tries. Try again at %1; a colleague&apos;s name is not affected.</translation>
    </message>
</context>
<context>
    <name>egret::desk::TablePanel</name>
    <message>
        <source>Export the table</source>
        <translation>Export the table</translation>
    </message>
    <message>
        <source>CSV (*.csv);;GeoJSON (*.geojson)</source>
        <translation>CSV (*.csv);;GeoJSON (*.geojson)</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Selected</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>In view</translation>
    </message>
    <message>
        <source>All that the filter admits</source>
        <translation>All that the filter admits</translation>
    </message>
    <message>
        <source>Which components the table shows</source>
        <translation>Which components the table shows</translation>
    </message>
    <message>
        <source>Table of components</source>
        <translation>Table of components</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Export …</translation>
    </message>
    <message>
        <source>Sorting …</source>
        <translation>Sorting …</translation>
    </message>
    <message>
        <source>%1 components in the table</source>
        <translation>%1 components in the table</translation>
    </message>
    <message>
        <source>No city yet. The components appear here once it has been synced.</source>
        <translation>No city yet. The components appear here once it has been synced.</translation>
    </message>
    <message>
        <source>Nothing is selected. Click a component on the map.</source>
        <translation>Nothing is selected. Click a component on the map.</translation>
    </message>
    <message>
        <source>No component in view. Zoom out, or clear the filter.</source>
        <translation>No component in view. Zoom out, or clear the filter.</translation>
    </message>
    <message>
        <source>The filter admits no component. Clear it to see all.</source>
        <translation>The filter admits no component. Clear it to see all.</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>Exporting …</translation>
    </message>
    <message>
        <source>%1 components written to %2</source>
        <translation>%1 components written to %2</translation>
    </message>
</context>
<context>
    <name>egret::desk::TrustPage</name>
    <message>
        <source>The key is the same: trust this server</source>
        <translation>The key is the same: trust this server</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Key of the server</source>
        <translation>Key of the server</translation>
    </message>
    <message>
        <source>Is this your server?</source>
        <translation>Is this your server?</translation>
    </message>
    <message>
        <source>%1 shows a certificate of “%2”, valid until %3, which nobody has vouched for at this seat. Nothing was sent. Its key is:</source>
        <translation>%1 shows a certificate of “%2”, valid until %3, which nobody has vouched for at this seat. Nothing was sent. Its key is:</translation>
    </message>
    <message>
        <source>Compare it with what egretd prints on the server, or ask the system administrator by telephone. If it is another key, somebody may be in between: do not go on.</source>
        <translation>Compare it with what egretd prints on the server, or ask the system administrator by telephone. If it is another key, somebody may be in between: do not go on.</translation>
    </message>
    <message>
        <source>This is not the server that this seat knows</source>
        <translation>This is not the server that this seat knows</translation>
    </message>
    <message>
        <source>%1 shows a certificate with another key than before. Nothing was sent. The key is:</source>
        <translation>%1 shows a certificate with another key than before. Nothing was sent. The key is:</translation>
    </message>
    <message>
        <source>Tell the system administrator. If the server was set up anew, they give you its pin for --pin; if not, somebody is in between. This seat does not connect until then; the city kept here can be opened.</source>
        <translation>Tell the system administrator. If the server was set up anew, they give you its pin for --pin; if not, somebody is in between. This seat does not connect until then; the city kept here can be opened.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is wrong</source>
        <translation>The server&apos;s certificate is wrong</translation>
    </message>
    <message>
        <source>%1: %2. Nothing was sent. The key is:</source>
        <translation>%1: %2. Nothing was sent. The key is:</translation>
    </message>
    <message>
        <source>Tell the system administrator: the certificate of the server has to be renewed or made for this address. Check also that the clock of this computer is right.</source>
        <translation>Tell the system administrator: the certificate of the server has to be renewed or made for this address. Check also that the clock of this computer is right.</translation>
    </message>
</context>
<context>
    <name>egret::desk::UserDialog</name>
    <message>
        <source>New user</source>
        <translation>New user</translation>
    </message>
    <message>
        <source>Change user</source>
        <translation>Change user</translation>
    </message>
    <message>
        <source>zhang.min: small letters, digits, . _ -</source>
        <translation>zhang.min: small letters, digits, . _ -</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Sign-in name</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>Known as</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Belongs to</translation>
    </message>
    <message>
        <source>Closed: may not sign in, and open sessions end</source>
        <translation>Closed: may not sign in, and open sessions end</translation>
    </message>
    <message>
        <source>Set a new first password</source>
        <translation>Set a new first password</translation>
    </message>
    <message>
        <source>To be changed at the first sign-in</source>
        <translation>To be changed at the first sign-in</translation>
    </message>
    <message>
        <source>Suggest one</source>
        <translation>Suggest one</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>First password</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Add a role</source>
        <translation>Add a role</translation>
    </message>
    <message>
        <source>What this person sees</source>
        <translation>What this person sees</translation>
    </message>
    <message>
        <source>Why: it stands in the log beside your name</source>
        <translation>Why: it stands in the log beside your name</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Make the user</source>
        <translation>Make the user</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Place of the role</source>
        <translation>Place of the role</translation>
    </message>
    <message>
        <source>until</source>
        <translation>until</translation>
    </message>
    <message>
        <source>Last day of the role</source>
        <translation>Last day of the role</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>The sign-in name needs at least 3 characters.</source>
        <translation>The sign-in name needs at least 3 characters.</translation>
    </message>
    <message>
        <source>Enter the name by which people know them.</source>
        <translation>Enter the name by which people know them.</translation>
    </message>
    <message>
        <source>A first password is needed; hand it over in person.</source>
        <translation>A first password is needed; hand it over in person.</translation>
    </message>
    <message>
        <source>Say why; who reads the log will want to know.</source>
        <translation>Say why; who reads the log will want to know.</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>One moment …</translation>
    </message>
    <message>
        <source>The server refused it (%1).</source>
        <translation>The server refused it (%1).</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Not saved: %1</translation>
    </message>
</context>
<context>
    <name>egret::desk::WallCard</name>
    <message>
        <source>Scene before</source>
        <translation>Scene before</translation>
    </message>
    <message>
        <source>Next scene</source>
        <translation>Next scene</translation>
    </message>
    <message>
        <source>Scene of the wall</source>
        <translation>Scene of the wall</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Rotate</translation>
    </message>
    <message>
        <source>The wall&apos;s schedule chooses the scene</source>
        <translation>The wall&apos;s schedule chooses the scene</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Nobody puts another scene on it until it is unlocked</source>
        <translation>Nobody puts another scene on it until it is unlocked</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>Blank</translation>
    </message>
    <message>
        <source>The wall is black</source>
        <translation>The wall is black</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>As the wall was before the last order</source>
        <translation>As the wall was before the last order</translation>
    </message>
    <message>
        <source>Put this map on the wall</source>
        <translation>Put this map on the wall</translation>
    </message>
    <message>
        <source>Not switched on since the server began</source>
        <translation>Not switched on since the server began</translation>
    </message>
    <message>
        <source>Not heard for %1 s</source>
        <translation>Not heard for %1 s</translation>
    </message>
    <message>
        <source>Told, not yet shown</source>
        <translation>Told, not yet shown</translation>
    </message>
    <message>
        <source>Alert: %1</source>
        <translation>Alert: %1</translation>
    </message>
    <message>
        <source>Blank, as told</source>
        <translation>Blank, as told</translation>
    </message>
    <message>
        <source>Locked on its scene</source>
        <translation>Locked on its scene</translation>
    </message>
    <message>
        <source>Follows its schedule</source>
        <translation>Follows its schedule</translation>
    </message>
    <message>
        <source>Shows a map of the desk</source>
        <translation>Shows a map of the desk</translation>
    </message>
    <message>
        <source>Shows what it was told</source>
        <translation>Shows what it was told</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>%1 s ago</translation>
    </message>
    <message>
        <source>What %1 shows now</source>
        <translation>What %1 shows now</translation>
    </message>
    <message>
        <source>The picture comes in a moment.</source>
        <translation>The picture comes in a moment.</translation>
    </message>
    <message>
        <source>No picture: the wall has not reported.</source>
        <translation>No picture: the wall has not reported.</translation>
    </message>
</context>
<context>
    <name>egret::desk::WallsPanel</name>
    <message>
        <source>Walls</source>
        <translation>Walls</translation>
    </message>
    <message>
        <source>No wall has reported to the server. A wall appears here once its machine runs egret --wall NAME and is connected to the same server.</source>
        <translation>No wall has reported to the server. A wall appears here once its machine runs egret --wall NAME and is connected to the same server.</translation>
    </message>
    <message>
        <source>Wall %1 is not known to the server. Is it switched on?</source>
        <translation>Wall %1 is not known to the server. Is it switched on?</translation>
    </message>
    <message>
        <source>There is no wall to show the map on. Start egret --wall NAME on its machine.</source>
        <translation>There is no wall to show the map on. Start egret --wall NAME on its machine.</translation>
    </message>
    <message>
        <source>Put on wall %1: %2</source>
        <translation>Put on wall %1: %2</translation>
    </message>
</context>
<context>
    <name>egret::desk::WhyDialog</name>
    <message>
        <source>Why may I not?</source>
        <translation>Why may I not?</translation>
    </message>
    <message>
        <source>May I</source>
        <translation>May I</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>One moment …</translation>
    </message>
    <message>
        <source>The server did not say.</source>
        <translation>The server did not say.</translation>
    </message>
    <message>
        <source>It answered %1.</source>
        <translation>It answered %1.</translation>
    </message>
    <message>
        <source>Yes, you may.</source>
        <translation>Yes, you may.</translation>
    </message>
    <message>
        <source>Allowed by the rule “%1”.</source>
        <translation>Allowed by the rule “%1”.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>The role that allows it (%1) is over or has not begun.</source>
        <translation>The role that allows it (%1) is over or has not begun.</translation>
    </message>
    <message>
        <source>You may elsewhere, by %1, and not here.</source>
        <translation>You may elsewhere, by %1, and not here.</translation>
    </message>
    <message>
        <source>None of your roles (%1) has this right.</source>
        <translation>None of your roles (%1) has this right.</translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation>You are not signed in.</translation>
    </message>
    <message>
        <source>Rule: %1. Roles are given by the security administrator.</source>
        <translation>Rule: %1. Roles are given by the security administrator.</translation>
    </message>
</context>
<context>
    <name>egret::mapscene::RegionTool</name>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 components</source>
        <translation>%1 components</translation>
    </message>
    <message>
        <source>%1 · radius %2</source>
        <translation>%1 · radius %2</translation>
    </message>
</context>
<context>
    <name>egret::remote::RestClient</name>
    <message>
        <source>The session could not be renewed; the server does not answer or the session has ended.</source>
        <translation>The session could not be renewed; the server does not answer or the session has ended.</translation>
    </message>
</context>
<context>
    <name>egret::remote::ServerLink</name>
    <message>
        <source>The certificate of %1 was not accepted; nothing was sent.</source>
        <translation>The certificate of %1 was not accepted; nothing was sent.</translation>
    </message>
    <message>
        <source>Nothing answers at %1. Is the server running, and is the address right?</source>
        <translation>Nothing answers at %1. Is the server running, and is the address right?</translation>
    </message>
    <message>
        <source>There is no server named %1. Check the address, or ask whether the name service works.</source>
        <translation>There is no server named %1. Check the address, or ask whether the name service works.</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Check the network, then try again.</source>
        <translation>%1 did not answer in time. Check the network, then try again.</translation>
    </message>
    <message>
        <source>%1 does not speak TLS 1.2 or newer there. Check the address: does it begin with https?</source>
        <translation>%1 does not speak TLS 1.2 or newer there. Check the address: does it begin with https?</translation>
    </message>
    <message>
        <source>The connection to %1 broke: %2</source>
        <translation>The connection to %1 broke: %2</translation>
    </message>
</context>
<context>
    <name>egret::remote::SignInClient</name>
    <message>
        <source>What answers at %1 is no Egret server. Check the address.</source>
        <translation>What answers at %1 is no Egret server. Check the address.</translation>
    </message>
    <message>
        <source>The way to %1 is not encrypted, so no password is sent. Use an address that begins with https.</source>
        <translation>The way to %1 is not encrypted, so no password is sent. Use an address that begins with https.</translation>
    </message>
    <message>
        <source>Name, password or code is wrong.</source>
        <translation>Name, password or code is wrong.</translation>
    </message>
    <message>
        <source>The session has ended. Sign in again.</source>
        <translation>The session has ended. Sign in again.</translation>
    </message>
    <message>
        <source>The session was ended because its key was used twice: an answer was lost, or somebody has copied it. Sign in again; if this comes often, tell the security administrator.</source>
        <translation>The session was ended because its key was used twice: an answer was lost, or somebody has copied it. Sign in again; if this comes often, tell the security administrator.</translation>
    </message>
    <message>
        <source>The session has ended: nobody was at this seat for 15 minutes, the shift is over, or an administrator has ended it. Sign in again.</source>
        <translation>The session has ended: nobody was at this seat for 15 minutes, the shift is over, or an administrator has ended it. Sign in again.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>This is not your password.</translation>
    </message>
    <message>
        <source>The old password is wrong.</source>
        <translation>The old password is wrong.</translation>
    </message>
    <message>
        <source>The server is not able to answer now (%1). Try again in a minute.</source>
        <translation>The server is not able to answer now (%1). Try again in a minute.</translation>
    </message>
</context>
<context>
    <name>egret::session::DemoServer</name>
    <message>
        <source>The demo city could not be generated: %1</source>
        <translation>The demo city could not be generated: %1</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 cannot be started: %2</translation>
    </message>
    <message>
        <source>No pipe to the demo server could be made</source>
        <translation>No pipe to the demo server could be made</translation>
    </message>
    <message>
        <source>The demo server ended before it was ready; see its messages above</source>
        <translation>The demo server ended before it was ready; see its messages above</translation>
    </message>
</context>
<context>
    <name>egret::session::FilterModel</name>
    <message>
        <source>Clear the filter</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filter %1</translation>
    </message>
</context>
<context>
    <name>egret::session::Seat</name>
    <message>
        <source>Locked because nobody was at this seat.</source>
        <translation>Locked because nobody was at this seat.</translation>
    </message>
    <message>
        <source>Not connected, as asked for by --offline.</source>
        <translation>Not connected, as asked for by --offline.</translation>
    </message>
    <message>
        <source>This wall has no credential. Put name and password, one a line, into the systemd credential egret.sign-in of its service.</source>
        <translation>This wall has no credential. Put name and password, one a line, into the systemd credential egret.sign-in of its service.</translation>
    </message>
    <message>
        <source>The server accepted the password and then did not say who you are. Try again.</source>
        <translation>The server accepted the password and then did not say who you are. Try again.</translation>
    </message>
    <message>
        <source>The server is away, and this is not the password that was last used here.</source>
        <translation>The server is away, and this is not the password that was last used here.</translation>
    </message>
    <message>
        <source>You last signed in at this seat more than a week ago, so the city kept here stays closed until the server is back.</source>
        <translation>You last signed in at this seat more than a week ago, so the city kept here stays closed until the server is back.</translation>
    </message>
    <message>
        <source>Without the server, only who has signed in at this seat before can open the city kept here.</source>
        <translation>Without the server, only who has signed in at this seat before can open the city kept here.</translation>
    </message>
</context>
<context>
    <name>egret::session::SelectionModel</name>
    <message>
        <source>Select nothing</source>
        <translation>Select nothing</translation>
    </message>
    <message>
        <source>Select %1 components</source>
        <translation>Select %1 components</translation>
    </message>
</context>
<context>
    <name>egret::session::WallControl</name>
    <message>
        <source>Wall %1 has not told which scenes it has. Is it switched on?</source>
        <translation>Wall %1 has not told which scenes it has. Is it switched on?</translation>
    </message>
    <message>
        <source>Wall %1 has not reported. Is it switched on?</source>
        <translation>Wall %1 has not reported. Is it switched on?</translation>
    </message>
    <message>
        <source>Wall %1 has no scene with a map.</source>
        <translation>Wall %1 has no scene with a map.</translation>
    </message>
    <message>
        <source>The server is away; the alert was not sent.</source>
        <translation>The server is away; the alert was not sent.</translation>
    </message>
    <message>
        <source>The server refused the alert (%1). You may lack the right to it.</source>
        <translation>The server refused the alert (%1). You may lack the right to it.</translation>
    </message>
    <message>
        <source>The server is away; wall %1 stays as it is. Try again when the desk is live.</source>
        <translation>The server is away; wall %1 stays as it is. Try again when the desk is live.</translation>
    </message>
    <message>
        <source>Wall %1 is locked. Unlock it first.</source>
        <translation>Wall %1 is locked. Unlock it first.</translation>
    </message>
    <message>
        <source>There is nothing to undo on wall %1.</source>
        <translation>There is nothing to undo on wall %1.</translation>
    </message>
    <message>
        <source>Wall %1: %2</source>
        <translation>Wall %1: %2</translation>
    </message>
    <message>
        <source>You have no right to change wall %1.</source>
        <translation>You have no right to change wall %1.</translation>
    </message>
    <message>
        <source>Another seat changes wall %1 at the same time. Look at it and try again.</source>
        <translation>Another seat changes wall %1 at the same time. Look at it and try again.</translation>
    </message>
    <message>
        <source>The server refused the order for wall %1 (%2).</source>
        <translation>The server refused the order for wall %1 (%2).</translation>
    </message>
</context>
<context>
    <name>egret::wall::TileValues</name>
    <message>
        <source>District</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>Grids</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Officers</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>Intact</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Abandoned</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Removed</translation>
    </message>
</context>
<context>
    <name>egret::wall::WallViewModel</name>
    <message>
        <source>No city yet</source>
        <translation>No city yet</translation>
    </message>
    <message>
        <source>%1 City Management Command Wall</source>
        <translation>%1 City Management Command Wall</translation>
    </message>
    <message>
        <source>Tile %1: unknown kind “%2”</source>
        <translation>Tile %1: unknown kind “%2”</translation>
    </message>
    <message>
        <source>Tile %1: text of %2 mm, at least %3 mm</source>
        <translation>Tile %1: text of %2 mm, at least %3 mm</translation>
    </message>
    <message>
        <source>Tile %1: %2 mm of room, needs %3 mm</source>
        <translation>Tile %1: %2 mm of room, needs %3 mm</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>As of %1</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Opening the city …</source>
        <translation>Opening the city …</translation>
    </message>
    <message>
        <source>The cache holds no city yet. Start without --offline to sync one.</source>
        <translation>The cache holds no city yet. Start without --offline to sync one.</translation>
    </message>
    <message>
        <source>Generating the demo city: step %1 of %2</source>
        <translation>Generating the demo city: step %1 of %2</translation>
    </message>
</context>
</TS>
