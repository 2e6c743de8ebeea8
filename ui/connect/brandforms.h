// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/siteprofile.h"

#include <span>

namespace callboard::ui {

//! Ids of what is asked about every PBX. Anything else that a form asks is an option of the profile under its id.
namespace field {
using namespace Qt::StringLiterals;
inline constexpr auto kAddress = "address"_L1;
inline constexpr auto kUser = "user"_L1;
inline constexpr auto kPassword = "password"_L1;
inline constexpr auto kSecond = "second"_L1; //!< SiteSecrets::second
inline constexpr auto kTenant = "tenant"_L1;
inline constexpr auto kHome = "home"_L1;
inline constexpr auto kVoicemail = "voicemail"_L1;
} // namespace field

//! One of several values that a field can have.
struct FormChoice
{
    QLatin1StringView value; //!< as the profile's option; the first one is the default
    const char* label;
    int port = 0; //!< where the PBX listens with this choice; 0: the form's
};

//! When a field must be filled in.
enum class Need : quint8 {
    Optional,
    Always,
    With, //!< when the field `other` is filled in
    Unless, //!< but when the field `other` has the value `value`
};

enum class Shape : quint8 {
    Anything,
    Word, //!< no spaces
    Digits,
    Extension,
    Dialable,
    PortOrAddress,
    WebAddress, //!< a whole address, beginning with https:// or http://
};

//! What a form asks. Texts are in the context "callboard::ui::BrandForms" and not translated yet.
struct FormItem
{
    QLatin1StringView id;
    const char* objectName;
    const char* label;
    const char* help = ""; //!< a sentence below the field
    const char* placeholder = "";
    const char* missing = ""; //!< what is said when it is needed and empty
    Need need = Need::Optional;
    QLatin1StringView other = {};
    QLatin1StringView value = {};
    Shape shape = Shape::Anything;
    bool secret = false;
    bool wide = false; //!< over both columns
    bool isSwitch = false;
    std::span<const FormChoice> choices = {};
    const char* warning = ""; //!< of a switch: said while it is on
    bool isTenant = false; //!< the PBX itself can tell what to choose from, once the login works
};

//! How a kind of PBX is reached and what must be known to log in: one row a brand.
struct BrandForm
{
    Brand brand;
    QLatin1StringView secure; //!< scheme
    QLatin1StringView plain; //!< the same without encryption; empty: there is none
    QLatin1StringView path;
    int port; //!< when the address names none and no choice does; 0: the scheme's
    std::span<const FormItem> items;
};

[[nodiscard]] const BrandForm& brandForm(Brand brand);
//! nullptr when this form does not ask it.
[[nodiscard]] const FormItem* findItem(const BrandForm& form, QLatin1StringView id);
[[nodiscard]] QString formText(const char* text); //!< translated
//! Every brand, in the order in which they are offered.
[[nodiscard]] std::span<const BrandForm> brandForms();

} // namespace callboard::ui
