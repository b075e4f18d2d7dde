// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <base/Json.h>

#include <QString>
#include <QStringList>

namespace egret::desk {

/// A verb of the permission table in the language of the moment: "read" → "see". Unknown ones as they are.
QString verbInWords(const std::string &verb);
/// A class of objects: "component" → "components"; "*" → "everything".
QString objectInWords(const std::string &object);
/// A role of GET /v1/roles by its name in the language of the moment.
QString roleInWords(const Json &role);
/// All verbs and classes of objects that the endpoint and command tables name, each once, sorted.
QStringList knownVerbs();
QStringList knownObjects();

} // namespace egret::desk
