<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ComponentCard</name>
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
</context>
<context>
    <name>WallScreen</name>
    <message>
        <source>Egret wall</source>
        <translation>Egret wall</translation>
    </message>
    <message>
        <source>Peacetime</source>
        <translation>Peacetime</translation>
    </message>
    <message>
        <source>Component density</source>
        <translation>Component density</translation>
    </message>
    <message>
        <source>Components by district</source>
        <translation>Components by district</translation>
    </message>
    <message>
        <source>Not intact</source>
        <translation>Not intact</translation>
    </message>
    <message>
        <source>by state</source>
        <translation>by state</translation>
    </message>
</context>
<context>
    <name>egret::desk::ComponentCard</name>
    <message>
        <source>Component</source>
        <translation>Component</translation>
    </message>
    <message>
        <source>Click a component on the map, or type its code above, to see its card here.</source>
        <translation>Click a component on the map, or type its code above, to see its card here.</translation>
    </message>
    <message>
        <source>Unknown class %1</source>
        <translation>Unknown class %1</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>District</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>Community</translation>
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
        <source>Position</source>
        <translation>Position</translation>
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
    <name>egret::desk::DeskWindow</name>
    <message>
        <source>Egret</source>
        <translation>Egret</translation>
    </message>
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
        <source>Whole city</source>
        <translation>Whole city</translation>
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
        <source>Find a component</source>
        <translation>Find a component</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Connection</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Try again now</translation>
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
        <source>Component code   Ctrl K</source>
        <translation>Component code   Ctrl K</translation>
    </message>
    <message>
        <source>Find a component by its code</source>
        <translation>Find a component by its code</translation>
    </message>
    <message>
        <source>No component has the code %1. A code is 16 or 17 digits: district, class, serial.</source>
        <translation>No component has the code %1. A code is 16 or 17 digits: district, class, serial.</translation>
    </message>
</context>
<context>
    <name>egret::desk::LegendPanel</name>
    <message>
        <source>Layers</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>in view / city</source>
        <translation>in view / city</translation>
    </message>
    <message>
        <source>No city yet. It appears here once it has been synced.</source>
        <translation>No city yet. It appears here once it has been synced.</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
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
        <source>Brightness: components per pixel, logarithmic</source>
        <translation>Brightness: components per pixel, logarithmic</translation>
    </message>
    <message>
        <source>Unknown %1…</source>
        <translation>Unknown %1…</translation>
    </message>
    <message>
        <source>Codes of %1 that no code table names</source>
        <translation>Codes of %1 that no code table names</translation>
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
        <source>Components</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>Grids</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Officers</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>Handling units</source>
        <translation>Handling units</translation>
    </message>
    <message>
        <source>Communities and villages</source>
        <translation>Communities and villages</translation>
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
        <source>Connecting to %1 …</source>
        <translation>Connecting to %1 …</translation>
    </message>
    <message>
        <source>Generating the demo city: step %1 of %2</source>
        <translation>Generating the demo city: step %1 of %2</translation>
    </message>
</context>
</TS>
