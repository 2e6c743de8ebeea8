// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/certificatepage.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

QString groupedFingerprint(const QString& hex)
{
    QString result;
    for (qsizetype i = 0; i < hex.size(); i += 2) {
        if (i > 0)
            result += i % 32 == 0 ? u'\n' : u':';
        result += hex.mid(i, 2).toUpper();
    }
    return result;
}

CertificatePage::CertificatePage(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new IconLabel(theme, u"warning"_s, Tone::Warning, this))
    , m_title(new TextLabel(theme, TextSize::Large, true, Tone::Normal, this))
    , m_explanation(new TextLabel(theme, TextSize::Body, false, Tone::Normal, this))
    , m_rows(new QFormLayout)
    , m_asked(new QCheckBox(tr("I asked the PBX's administrator, and the new fingerprint is right."), this))
    , m_accept(new QPushButton(tr("Accept and remember"), this))
    , m_refuse(new QPushButton(tr("Refuse"), this))
{
    setObjectName(u"certificatePage"_s);
    m_title->setObjectName(u"certificateTitle"_s);
    m_title->setWordWrap(true);
    m_explanation->setObjectName(u"certificateExplanation"_s);
    m_explanation->setWordWrap(true);
    m_asked->setObjectName(u"certificateAsked"_s);
    m_accept->setObjectName(u"certificateAccept"_s);
    m_refuse->setObjectName(u"certificateRefuse"_s);
    m_icon->setIconSize(theme.metrics().largeIcon);
    setFocusProxy(m_refuse);
    makePrimary(m_refuse);
    setTabOrder(m_refuse, m_accept);
    m_refuse->setAutoDefault(true);
    m_accept->setAutoDefault(false);

    auto* heading = new QHBoxLayout;
    heading->setSpacing(12);
    heading->addWidget(m_icon, 0, Qt::AlignTop);
    heading->addWidget(m_title, 1);
    m_rows->setHorizontalSpacing(16);
    m_rows->setVerticalSpacing(8);
    m_rows->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_refuse);
    buttons->addWidget(m_accept);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addLayout(heading);
    layout->addWidget(m_explanation);
    layout->addLayout(m_rows);
    layout->addWidget(m_asked);
    layout->addLayout(buttons);
    layout->addStretch();

    connect(m_asked, &QCheckBox::toggled, m_accept, &QWidget::setEnabled);
    connect(m_refuse, &QPushButton::clicked, this, &CertificatePage::refused);
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT accepted(m_offer.fingerprint); });
}

void CertificatePage::setOffer(const CertificateOffer& offer)
{
    m_offer = offer;
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
    m_icon->setIconName(u"warning"_s, offer.changed ? Tone::Negative : Tone::Warning);
    m_title->setText(offer.changed ? tr("The certificate of %1 has changed").arg(offer.host)
                                   : tr("%1 shows a certificate that this computer does not know").arg(offer.host));
    m_explanation->setText(offer.changed
            ? tr("Callboard has refused it and sent nothing. Perhaps the PBX was given a new certificate; perhaps "
                 "somebody is between you and the PBX and would read your password. Ask the PBX's administrator for "
                 "the fingerprint before you accept.")
            : tr("Most PBXs make their own certificate, so this is common. Compare the fingerprint with the one on "
                 "the PBX or ask its administrator; then Callboard remembers it and refuses any other."));
    if (offer.changed) {
        addRow(tr("Fingerprint until now"), groupedFingerprint(offer.pinned), u"certificatePinned"_s, true);
        addRow(tr("Fingerprint now"), groupedFingerprint(offer.fingerprint), u"certificateFingerprint"_s, true);
    } else {
        addRow(tr("Fingerprint (SHA-256)"), groupedFingerprint(offer.fingerprint), u"certificateFingerprint"_s, true);
    }
    addRow(tr("Made out to"), offer.subject, u"certificateSubject"_s);
    addRow(
        tr("Issued by"), offer.issuer == offer.subject ? tr("the PBX itself") : offer.issuer, u"certificateIssuer"_s);
    const QLocale locale;
    if (offer.validFrom.isValid() && offer.validTo.isValid()) {
        //: validity of a certificate
        addRow(tr("Valid"),
            tr("%1 to %2")
                .arg(locale.toString(offer.validFrom.toLocalTime().date(), QLocale::LongFormat),
                    locale.toString(offer.validTo.toLocalTime().date(), QLocale::LongFormat)),
            u"certificateValid"_s);
    }
    if (!offer.problems.isEmpty())
        addRow(tr("Not trusted because"), offer.problems.join(u'\n'), u"certificateProblems"_s);
    m_asked->setVisible(offer.changed);
    m_asked->setChecked(false);
    m_accept->setEnabled(!offer.changed);
    m_accept->setToolTip(offer.changed ? tr("Tick the box above first.") : QString());
}

void CertificatePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_refuse->setFocus();
}

void CertificatePage::addRow(const QString& label, const QString& text, const QString& objectName, bool fixedPitch)
{
    auto* name = new TextLabel(m_theme, TextSize::Small, false, Tone::Muted, this);
    name->setText(label);
    auto* value = new TextLabel(m_theme, TextSize::Body, false, Tone::Normal, this);
    value->setObjectName(objectName);
    value->setText(text);
    value->setWordWrap(!fixedPitch);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(label);
    if (fixedPitch) {
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setPixelSize(m_theme.font(TextSize::Body).pixelSize());
        value->setFont(font);
    }
    m_rows->addRow(name, value);
}

} // namespace callboard::ui
