// SPDX-License-Identifier: GPL-3.0-or-later
#include <mapscene/Theme.h>

#include <vector>

namespace egret::mapscene {

namespace {

Scheme inForce = Scheme::Dark;
bool stillness = false;
std::vector<Theme *> instances;

void tellAll()
{
    const std::vector<Theme *> told = instances;
    for (Theme *theme : told)
        Q_EMIT theme->changed();
}

} // namespace

Theme::Theme(QObject *parent) : QObject(parent) { instances.push_back(this); }

Theme::~Theme() { std::erase(instances, this); }

const Tokens &Theme::tokens() { return Tokens::of(inForce); }

Scheme Theme::scheme() { return inForce; }

bool Theme::dark() { return inForce != Scheme::Light; }

bool Theme::reducedMotion() { return stillness; }

void Theme::setScheme(Scheme scheme)
{
    if (scheme == inForce)
        return;
    inForce = scheme;
    tellAll();
}

void Theme::setReducedMotion(bool reduced)
{
    if (reduced == stillness)
        return;
    stillness = reduced;
    tellAll();
}

} // namespace egret::mapscene
